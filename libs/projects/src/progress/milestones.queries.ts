import type { Queryable, Tx } from '#platform';
import type { Milestone } from '#policies';

/** In order. */
export async function readMilestones(db: Queryable, projectId: string): Promise<Milestone[]> {
  return db.query<Milestone>(
    `SELECT id, title, due_date AS "dueDate", weight, done_at AS "doneAt" FROM milestone WHERE project_id = $1 ORDER BY position`,
    [projectId],
  );
}

/** Of many projects, by project; each in order. */
export async function readMilestonesOf(db: Queryable, projectIds: readonly string[]): Promise<Map<string, Milestone[]>> {
  const rows = await db.query<{ id: string; milestones: (Omit<Milestone, 'doneAt'> & { doneAt: string | null })[] }>(
    `SELECT project_id AS id, jsonb_agg(jsonb_build_object('id', id, 'title', title, 'dueDate', due_date, 'weight', weight, 'doneAt', done_at)
       ORDER BY position) AS milestones FROM milestone WHERE project_id = ANY($1) GROUP BY project_id`,
    [projectIds],
  );
  const dated = (doneAt: string | null): Date | null => (doneAt === null ? null : new Date(doneAt));
  return new Map(rows.map(({ id, milestones }) => [id, milestones.map((one) => ({ ...one, doneAt: dated(one.doneAt) }))]));
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
