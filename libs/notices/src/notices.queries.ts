import { In } from 'typeorm';
import type { EngineTime, Tx } from '#platform';
import { Cooperation } from '#projects';

/** The departments that help with each of these projects. */
export async function readHelpers(tx: Tx, projectIds: readonly string[]): Promise<Map<string, string[]>> {
  const helpers = new Map<string, string[]>();
  const where = { projectId: In([...projectIds]) };
  for (const { projectId, departmentId } of await tx.manager.find(Cooperation, { where, order: { departmentId: 'ASC' } }))
    helpers.set(projectId, [...(helpers.get(projectId) ?? []), departmentId]);
  return helpers;
}

/** Who had asked for the report that was handed in at this instant. */
export async function readAskers(tx: Tx, projectId: string, answeredAt: EngineTime): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'SELECT DISTINCT requested_by AS id FROM report_request WHERE project_id = $1 AND answered_at = $2',
    [projectId, answeredAt],
  );
  return rows.map(({ id }) => id);
}

/** The first time counts. */
export async function recordTold(
  tx: Tx,
  told: readonly { projectId: string; departmentId: string }[],
  now: EngineTime,
): Promise<void> {
  if (told.length === 0) return;
  await tx.query(
    `INSERT INTO project_notice (project_id, department_id, told_at)
     SELECT DISTINCT t.project_id, t.department_id, $3::timestamptz FROM unnest($1::uuid[], $2::uuid[]) AS t (project_id, department_id)
     ON CONFLICT ON CONSTRAINT project_notice_pk DO NOTHING`,
    [told.map(({ projectId }) => projectId), told.map(({ departmentId }) => departmentId), now],
  );
}
