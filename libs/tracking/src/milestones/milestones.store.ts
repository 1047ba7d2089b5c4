import type { Queryable, Tx } from '#platform';
import type { Milestone } from './milestone.js';

/** In order. */
export async function readMilestones(db: Queryable, projectId: string): Promise<Milestone[]> {
  return db.query<Milestone>(
    `SELECT id, title, due_date AS "dueDate", weight, done_at AS "doneAt" FROM milestone WHERE project_id = $1 ORDER BY position`,
    [projectId],
  );
}

/** Puts these in the place of all that the project had. */
export async function replaceMilestones(tx: Tx, projectId: string, milestones: readonly Milestone[]): Promise<void> {
  await tx.query('DELETE FROM milestone WHERE project_id = $1', [projectId]);
  await tx.query(
    `INSERT INTO milestone (id, project_id, position, title, due_date, weight, done_at)
     SELECT m.id, $1, m.position, m.title, m."dueDate", m.weight, m."doneAt"
     FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (id uuid, title text, "dueDate" date, weight int, "doneAt" timestamptz))
       WITH ORDINALITY AS m (id, title, "dueDate", weight, "doneAt", position)`,
    [projectId, JSON.stringify(milestones)],
  );
}
