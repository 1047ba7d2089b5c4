import { In, Not } from 'typeorm';
import type { Actor } from '#identity';
import type { Queryable, Tx } from '#platform';
import { bindTo } from '../project/bind-to.js';
import { visibleTo } from '../project/project-access.js';
import { Project } from '../project/project.entity.js';

/** SQL on a part `s` of `p`: whoever knows of the whole knows of the part. Another part shows in no figure of the whole. */
const KNOWN_WITH_THE_WHOLE = `(NOT s.confidential OR (p.confidential AND array_append(s.reader_ids, s.leader_id)
    @> array_remove(array_append(p.reader_ids, p.leader_id), NULL)))`;

/**
 * How far a broken-down task is: the mean of its parts by weight, closed ones whole, cancelled ones left out. A part that somebody who
 * knows of the whole may not know of does not count. Null: there is none that counts.
 */
export async function percentOfChildren(db: Queryable, parentId: string): Promise<number | null> {
  // All projects: the percent is the same for every reader; the condition leaves out what one of them may not know.
  const [row] = await db.query<{ percent: number | null }>(
    `SELECT round(sum(s.weight * CASE WHEN s.state = 'closed' THEN 100 ELSE s.percent END)::numeric / sum(s.weight))::int AS percent
     FROM project s JOIN project p ON p.id = s.parent_id WHERE p.id = $1 AND s.state <> 'cancelled' AND ${KNOWN_WITH_THE_WHOLE}`,
    [parentId],
  );
  return row?.percent ?? null;
}

/** The parts among these that everybody who knows of their whole knows of: only of them the history of the whole tells. */
export async function partsKnownWithWhole(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  // All projects: nothing of them is told; it decides what the history of the whole says.
  const rows = await tx.query<{ id: string }>(
    `SELECT s.id FROM project s JOIN project p ON p.id = s.parent_id WHERE s.id = ANY($1) AND ${KNOWN_WITH_THE_WHOLE}`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Titles of parts that are neither closed nor cancelled, of those that the actor sees. */
export async function openChildren(db: Queryable, actor: Actor, parentId: string): Promise<string[]> {
  const query = db.manager
    .createQueryBuilder(Project, 'p')
    .select(['p.id', 'p.title'])
    .where({ parentId, state: Not(In(['closed', 'cancelled', 'carried_over'])) });
  const open = await query
    .andWhere(visibleTo(actor, bindTo(query)))
    .orderBy({ 'p.dueDate': 'ASC', 'p.id': 'ASC' })
    .getMany();
  return open.map(({ title }) => title);
}
