import type { PersonContact } from '#identity';

/** As what somebody reads a message: what is asked of each of them differs. */
const READER_ROLES = ['lead', 'helper', 'supervisor', 'leader'] as const;
export type ReaderRole = (typeof READER_ROLES)[number];

/** The role of a person for a project that this department leads. */
export function readerRole(
  { role, departmentId }: Pick<PersonContact, 'role' | 'departmentId'>,
  leadDepartmentId: string,
): ReaderRole {
  if (role === 'leader') return 'leader';
  if (role === 'officer') return departmentId === leadDepartmentId ? 'lead' : 'helper';
  return 'supervisor';
}
