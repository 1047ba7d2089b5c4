import type { Actor } from '#identity';
import type { Queryable } from '#platform';
import { confidentialAmong } from '../project/visible-items.queries.js';
import { Project } from '../project/project.entity.js';

/** SQL: the ids of a project and of those of the years before that it was carried over from; `id` is a parameter or column. */
export function sameTaskSql(id: string): string {
  // All projects: whoever asks says which of them the reader may know of.
  return `WITH RECURSIVE same AS (SELECT y.id, y.carried_from_id FROM project y WHERE y.id = ${id}
    UNION SELECT y.id, y.carried_from_id FROM project y JOIN same ON y.id = same.carried_from_id) SELECT id FROM same`;
}

/** The same, the first year first, without those that are confidential to the actor. */
export async function sameTask(db: Queryable, actor: Actor, id: string): Promise<string[]> {
  // All projects: what is confidential among them is left out.
  const query = db.manager.createQueryBuilder(Project, 'p').select(['p.id', 'p.registeredAt']);
  const found = await query
    .where(`p.id IN (${sameTaskSql(':id')})`, { id })
    .orderBy({ 'p.registeredAt': 'ASC', 'p.id': 'ASC' })
    .getMany();
  const ids = found.map((project) => project.id);
  const hidden = ids.length > 1 ? await confidentialAmong(db, actor, ids) : new Set();
  return ids.filter((one) => !hidden.has(one));
}
