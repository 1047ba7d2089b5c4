import { isCollectiveName, readUnitsCell, type Responsibility } from '#plan-text';
import type { DepartmentMatcher, NamedDepartment } from '../matching/department-matcher.js';
import type { GroupNames } from '../matching/group-names.js';

/** Whom registration takes when nobody else is named then. */
export interface ItemAssignment {
  leadDepartmentId: string | null;
  cooperatingDepartmentIds: string[];
  leaderId: string | null;
}

/** Why a name in the document stands for no single entry of the roster. */
type UnmatchedReason = 'unknown' | 'ambiguous' | 'collective';

export interface UnmatchedName {
  name: string;
  /** `collective`: 各街道, 有关部门 and the like mean many, and stay words. */
  reason: UnmatchedReason;
  role: 'department' | 'leader';
  /** Names of the departments that could be meant. */
  candidates: string[];
}

export interface RosterOfNames {
  departments: DepartmentMatcher<NamedDepartment>;
  groups: GroupNames;
  leaders: readonly { id: string; name: string }[];
}

/** The roster's entries for the names of a document. The first lead leads; the others help, and so do all of a group. */
export function matchResponsibility(
  { leads, cooperating, leaders }: Responsibility,
  roster: RosterOfNames,
): ItemAssignment & { unmatched: UnmatchedName[] } {
  const unmatched: UnmatchedName[] = [];
  const helping: string[] = [];
  const single = (name: string): string | null => {
    const found = departmentOf(name, roster);
    if (typeof found === 'string') return found;
    const members = roster.groups.members(name);
    if (members) helping.push(...members);
    else unmatched.push(found);
    return null;
  };
  const [first, ...others] = eachOf(leads, roster);
  const leadDepartmentId = first === undefined ? null : single(first);
  for (const name of [...others, ...eachOf(cooperating, roster)]) {
    const id = single(name);
    if (id !== null) helping.push(id);
  }
  const leaderIds = leaders.map((name) => leaderOf(name, roster.leaders, unmatched));
  return {
    leadDepartmentId,
    cooperatingDepartmentIds: [...new Set(helping)].filter((id) => id !== leadDepartmentId),
    leaderId: leaderIds.find((id) => id !== null) ?? null,
    unmatched,
  };
}

/** Names that the roster shows to be several: 街道和社区, where it has both. */
function eachOf(names: readonly string[], { departments }: RosterOfNames): string[] {
  return names.flatMap((name) => {
    const { leads, cooperating } = readUnitsCell(name, 'lead', (one) => departments.isWhole(one));
    const found = [...leads, ...cooperating];
    return found.length > 1 && found.every((one) => departments.isWhole(one)) ? found : [name];
  });
}

function departmentOf(name: string, { departments }: RosterOfNames): string | UnmatchedName {
  const found = departments.match(name);
  if (found.kind === 'matched') return found.department.id;
  const candidates = found.kind === 'ambiguous' ? found.departments.map((one) => one.name) : [];
  return { name, role: 'department', reason: isCollectiveName(name) ? 'collective' : found.kind, candidates };
}

function leaderOf(name: string, leaders: RosterOfNames['leaders'], unmatched: UnmatchedName[]): string | null {
  const named = leaders.filter((one) => one.name === name);
  if (named.length === 1) return named[0]?.id ?? null;
  unmatched.push({ name, role: 'leader', reason: named.length > 1 ? 'ambiguous' : 'unknown', candidates: [] });
  return null;
}
