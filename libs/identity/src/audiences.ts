import { decodeCursor, type Page, type Queryable, toPage } from '#platform';
import { CONTACT, type PersonContact } from './people.js';

/** Those whom a policy may mean, as conditions on `person`. A project says of which department, and which leader. */
const MEANT = {
  'lead-officers': `role = 'officer' AND NOT is_head`,
  'lead-head': 'is_head',
  supervisors: `role = 'supervisor'`,
  leader: `role = 'leader'`,
} as const;
export type AudienceName = keyof typeof MEANT;

/** Who is to hear of a step of a project: the policy names the audience, the project its department and leader. */
export async function findAudience(
  db: Queryable,
  project: { leadDepartmentId: string; leaderId: string | null },
  audience: AudienceName,
): Promise<PersonContact[]> {
  const conditions: Record<AudienceName, string> = {
    'lead-officers': `${MEANT['lead-officers']} AND department_id = $1`,
    'lead-head': `${MEANT['lead-head']} AND department_id = $1`,
    supervisors: `${MEANT.supervisors} AND $1::uuid IS NOT NULL`,
    leader: 'id = $1',
  };
  return db.query<PersonContact>(`SELECT ${CONTACT} FROM person WHERE active AND ${conditions[audience]} ORDER BY login`, [
    audience === 'leader' ? project.leaderId : project.leadDepartmentId,
  ]);
}

/** Somebody whom policies may mean, and as which audiences. */
export interface AudienceMember extends PersonContact {
  login: string;
  audiences: AudienceName[];
}

/** Everybody active whom policies may mean, by login, of one department or all. */
export async function listAudiences(
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
