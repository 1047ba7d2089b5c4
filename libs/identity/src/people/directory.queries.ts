import { decodeCursor, type Page, type Queryable, toPage } from '#platform';
import type { Actor } from '../access/actor.js';
import { Department } from '../departments/department.entity.js';
import type { PersonAddresses } from './person-address.entity.js';
import { Person, type PersonContact } from './person.entity.js';

// The directory answers who is who to the other modules, also inside a transaction of theirs. What it says is checked by nobody:
// whoever asks decides what its user may see.

const CONTACT = 'id, name, email, role, department_id AS "departmentId"';

/** All departments, by code. */
export async function departments(db: Queryable): Promise<Department[]> {
  return db.manager.find(Department, { order: { code: 'ASC' } });
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
  return (await db.query('SELECT 1 FROM person LIMIT 1')).length > 0;
}

/** Those of them who are still active. */
export async function contacts(db: Queryable, ids: readonly string[]): Promise<PersonContact[]> {
  return db.query<PersonContact>(`SELECT ${CONTACT} FROM person WHERE active AND id = ANY($1) ORDER BY login`, [ids]);
}

/**
 * Who answers for what this person or API key set up: the person, or the one who made the key, as long as they are active; else all
 * administrators.
 */
export async function responsible(db: Queryable, ownerId: string | null): Promise<PersonContact[]> {
  const owners = await contacts(db, ownerId === null ? [] : [ownerId]);
  if (owners.length > 0) return owners;
  return db.query<PersonContact>(
    `WITH maker AS (SELECT created_by AS id FROM api_key WHERE id = $1),
       owner AS (SELECT ${CONTACT}, login FROM person WHERE active AND id = (SELECT id FROM maker))
     SELECT * FROM owner
     UNION ALL SELECT ${CONTACT}, login FROM person WHERE active AND role = 'admin' AND NOT EXISTS (SELECT 1 FROM owner) ORDER BY login`,
    [ownerId],
  );
}

/** Officers and heads of these departments who are active. */
export async function departmentPeople(db: Queryable, departmentIds: readonly string[]): Promise<PersonContact[]> {
  return db.query<PersonContact>(
    `SELECT ${CONTACT} FROM person WHERE active AND role = 'officer' AND department_id = ANY($1) ORDER BY login`,
    [departmentIds],
  );
}

/** Those who are active. */
export async function supervisors(db: Queryable): Promise<PersonContact[]> {
  return db.query<PersonContact>(`SELECT ${CONTACT} FROM person WHERE active AND role = 'supervisor' ORDER BY login`);
}

/** The person as one who acts; null for one who is not active any more. */
export async function actor(db: Queryable, id: string): Promise<Actor | null> {
  const [contact] = await contacts(db, [id]);
  return contact ? { id, name: contact.name, kind: 'person', role: contact.role, departmentId: contact.departmentId } : null;
}

/** A phone that is a mobile of mainland China does where none is given by itself. */
const MOBILE = /^1\d{10}$/;

/** Of each person that has any; without an entry of its own a phone that is a mobile counts. */
export async function addresses(db: Queryable, personIds: readonly string[]): Promise<Map<string, PersonAddresses>> {
  const rows = await db.query<{ id: string; phone: string | null; addresses: PersonAddresses | null }>(
    `SELECT p.id, p.phone, (SELECT jsonb_object_agg(a.kind, a.address) FROM person_address a WHERE a.person_id = p.id) AS addresses
     FROM person p WHERE p.id = ANY($1)`,
    [personIds],
  );
  return new Map(
    rows.map(({ id, phone, addresses: own }) => [id, { ...(phone && MOBILE.test(phone) ? { mobile: phone } : {}), ...own }]),
  );
}

/** Those whom a policy may mean, as conditions on `person`. A project says of which department, and which leader. */
const MEANT = {
  'lead-officers': `role = 'officer' AND NOT is_head`,
  'lead-head': 'is_head',
  'helper-officers': `role = 'officer' AND NOT is_head`,
  'helper-heads': 'is_head',
  supervisors: `role = 'supervisor'`,
  leader: `role = 'leader'`,
} as const;
type AudienceName = keyof typeof MEANT;

/** Who is to hear of a step of a project: the policy names the audience, the project its department and leader. */
export async function audience(
  db: Queryable,
  project: { leadDepartmentId: string; leaderId: string | null; helperDepartmentIds?: readonly string[] },
  name: AudienceName,
): Promise<PersonContact[]> {
  const conditions: Record<AudienceName, string> = {
    'lead-officers': `${MEANT['lead-officers']} AND department_id = $1`,
    'lead-head': `${MEANT['lead-head']} AND department_id = $1`,
    'helper-officers': `${MEANT['helper-officers']} AND department_id = ANY($1)`,
    'helper-heads': `${MEANT['helper-heads']} AND department_id = ANY($1)`,
    supervisors: `${MEANT.supervisors} AND $1::uuid IS NOT NULL`,
    leader: 'id = $1',
  };
  return db.query<PersonContact>(`SELECT ${CONTACT} FROM person WHERE active AND ${conditions[name]} ORDER BY login`, [
    name === 'leader'
      ? project.leaderId
      : name.startsWith('helper')
        ? (project.helperDepartmentIds ?? [])
        : project.leadDepartmentId,
  ]);
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
  const after = page.cursor ? decodeCursor(page.cursor, 1)[0] : null;
  const conditions = Object.entries(MEANT);
  const audiences = conditions.map(([name, condition]) => `CASE WHEN ${condition} THEN '${name}' END`).join(', ');
  const rows = await db.query<AudienceMember>(
    `SELECT ${CONTACT}, login, array_remove(ARRAY[${audiences}], NULL) AS audiences FROM person
     WHERE active AND (${conditions.map(([, condition]) => `(${condition})`).join(' OR ')})
       AND ($1::text IS NULL OR login > $1) AND ($2::uuid IS NULL OR department_id = $2)
     ORDER BY login LIMIT $3`,
    [after, page.departmentId ?? null, page.limit + 1],
  );
  return toPage(rows, page.limit, ({ login }) => [login]);
}
