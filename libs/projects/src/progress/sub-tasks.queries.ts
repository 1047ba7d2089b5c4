import type { Queryable, Tx } from '#platform';
import { In, Not } from 'typeorm';
import { Project } from '../project/project.entity.js';

/** How far a broken-down task is: the mean of its parts by weight, closed ones whole, cancelled ones left out. Null: it has none. */
export async function percentOfChildren(db: Queryable, parentId: string): Promise<number | null> {
  const [row] = await db.query<{ percent: number | null }>(
    `SELECT round(sum(weight * CASE WHEN state = 'closed' THEN 100 ELSE percent END)::numeric / sum(weight))::int AS percent
     FROM project WHERE parent_id = $1 AND state <> 'cancelled'`,
    [parentId],
  );
  return row?.percent ?? null;
}

/** Titles of parts that are neither closed nor cancelled. */
export async function openChildren(tx: Tx, parentId: string): Promise<string[]> {
  const open = await tx.manager.find(Project, {
    where: { parentId, state: Not(In(['closed', 'cancelled'])) },
    order: { dueDate: 'ASC', id: 'ASC' },
  });
  return open.map(({ title }) => title);
}
