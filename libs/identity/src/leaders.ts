import type { Queryable } from '#platform';

/** 分管领导 who are at work, by name. */
export async function listLeaders(db: Queryable): Promise<{ id: string; name: string }[]> {
  return db.query(`SELECT id, name FROM person WHERE active AND role = 'leader' ORDER BY name, id`);
}
