import { type FindOptionsWhere, In, MoreThan } from 'typeorm';
import { decodeCursor, type Page, type Queryable, toPage } from '#platform';
import type { Actor } from '../access/actor.js';
import { DepartmentGroup } from '../departments/department-group.entity.js';
import { Department } from '../departments/department.entity.js';
import { ApiKey } from './api-key.entity.js';
import { PersonAddress, type PersonAddresses } from './person-address.entity.js';
import { Person, type PersonContact } from './person.entity.js';

// The directory answers who is who to the other modules, also inside a transaction of theirs. What it says is checked by nobody:
// whoever asks decides what its user may see.

const CONTACT = { id: true, name: true, email: true, role: true, departmentId: true } as const;

/** All departments, by code. */
export async function departments(db: Queryable): Promise<Department[]> {
  return db.manager.find(Department, { order: { code: 'ASC' } });
}

/** Names for several departments at once, by name. */
export async function departmentGroups(db: Queryable): Promise<DepartmentGroup[]> {
  return db.manager.find(DepartmentGroup, { order: { name: 'ASC' } });
}

/** 分管领导 who are active, by name. */
export async function leaders(db: Queryable): Promise<{ id: string; name: string }[]> {
  return db.manager.find(Person, {
    select: { id: true, name: true },
    where: { active: true, role: 'leader' },
    order: { name: 'ASC', id: 'ASC' },
  });
}

/** Is anybody in the roster? */
export async function hasPeople(db: Queryable): Promise<boolean> {
  return db.manager.exists(Person);
}

/** Those who are active, by login. */
function contactsWhere(db: Queryable, where: FindOptionsWhere<Person>): Promise<PersonContact[]> {
  return db.manager.find(Person, { select: CONTACT, where: { ...where, active: true }, order: { login: 'ASC' } });
}

/** Those of them who are still active. */
export async function contacts(db: Queryable, ids: readonly string[]): Promise<PersonContact[]> {
  return contactsWhere(db, { id: In(ids) });
}

/**
 * Who answers for what this person or API key set up: the person, or the one who made the key, as long as they are active; else all
 * administrators.
 */
export async function responsible(db: Queryable, ownerId: string | null): Promise<PersonContact[]> {
  const key = ownerId === null ? null : await db.manager.findOne(ApiKey, { select: { createdBy: true }, where: { id: ownerId } });
  const owners = await contacts(
    db,
    [ownerId, key?.createdBy].filter((id) => typeof id === 'string'),
  );
  return owners.length > 0 ? owners : contactsWhere(db, { role: 'admin' });
}

/** Officers and heads of these departments who are active. */
export async function departmentPeople(db: Queryable, departmentIds: readonly string[]): Promise<PersonContact[]> {
  return contactsWhere(db, { role: 'officer', departmentId: In(departmentIds) });
}

/** Those who are active. */
export async function supervisors(db: Queryable): Promise<PersonContact[]> {
  return contactsWhere(db, { role: 'supervisor' });
}

/** The person as one who acts; null for one who is not active any more. */
export async function actor(db: Queryable, id: string): Promise<Actor | null> {
  const [contact] = await contacts(db, [id]);
  return contact ? { id, name: contact.name, kind: 'person', role: contact.role, departmentId: contact.departmentId } : null;
}

/** A phone that is a mobile of mainland China does where none is given by itself. */
const MOBILE = /^1\d{10}$/;

/** Of each person; without an entry of its own a phone that is a mobile counts. */
export async function addresses(db: Queryable, personIds: readonly string[]): Promise<Map<string, PersonAddresses>> {
  const people = await db.manager.find(Person, { select: { id: true, phone: true }, where: { id: In(personIds) } });
  const own = await db.manager.findBy(PersonAddress, { personId: In(personIds) });
  const found = new Map(people.map(({ id, phone }) => [id, phone && MOBILE.test(phone) ? { mobile: phone } : {}]));
  for (const { personId, kind, address } of own) found.set(personId, { ...found.get(personId), [kind]: address });
  return found;
}

/** Those whom a policy may mean, as conditions on `person`. A project says of which department, and which leader. */
const MEANT = {
  'lead-officers': { role: 'officer', isHead: false },
  'lead-head': { isHead: true },
  'helper-officers': { role: 'officer', isHead: false },
  'helper-heads': { isHead: true },
  supervisors: { role: 'supervisor' },
  leader: { role: 'leader' },
} as const satisfies Record<string, Partial<Pick<Person, 'role' | 'isHead'>>>;
type AudienceName = keyof typeof MEANT;

/** Who is to hear of a step of a project: the policy names the audience, the project its department and leader. */
export async function audience(
  db: Queryable,
  project: { leadDepartmentId: string; leaderId: string | null; helperDepartmentIds?: readonly string[] },
  name: AudienceName,
): Promise<PersonContact[]> {
  const { leadDepartmentId, leaderId, helperDepartmentIds = [] } = project;
  switch (name) {
    case 'leader':
      return leaderId === null ? [] : contacts(db, [leaderId]);
    case 'supervisors':
      return supervisors(db);
    case 'lead-officers':
    case 'lead-head':
      return contactsWhere(db, { ...MEANT[name], departmentId: leadDepartmentId });
    case 'helper-officers':
    case 'helper-heads':
      return contactsWhere(db, { ...MEANT[name], departmentId: In(helperDepartmentIds) });
  }
}

/** Somebody whom policies may mean, and as which audiences. */
export interface AudienceMember extends PersonContact {
  login: string;
  audiences: AudienceName[];
}

/** Everybody active whom policies may mean, by login, of one department or all. */
export async function audienceMembers(
  db: Queryable,
  page: { cursor?: string; limit: number; departmentId?: string },
): Promise<Page<AudienceMember>> {
  const ofDepartment = page.departmentId === undefined ? {} : { departmentId: page.departmentId };
  const after = page.cursor === undefined ? {} : { login: MoreThan(String(decodeCursor(page.cursor, 1)[0])) };
  const people = await db.manager.find(Person, {
    select: { ...CONTACT, login: true, isHead: true },
    where: Object.values(MEANT).map((meant) => ({ ...meant, ...ofDepartment, ...after, active: true })),
    order: { login: 'ASC' },
    take: page.limit + 1,
  });
  const members = people.map(({ isHead, ...person }) => ({ ...person, audiences: audiencesOf({ ...person, isHead }) }));
  return toPage(members, page.limit, ({ login }) => [login]);
}

function audiencesOf(person: Pick<Person, 'role' | 'isHead'>): AudienceName[] {
  const isMeant = (meant: Partial<typeof person>): boolean =>
    (meant.role ?? person.role) === person.role && (meant.isHead ?? person.isHead) === person.isHead;
  return (Object.keys(MEANT) as AudienceName[]).filter((name) => isMeant(MEANT[name]));
}
