import type { Tx } from '#platform';
import type { Track } from '#policies';

/** A step that has not fallen due yet. */
export interface PendingStep {
  projectId: string;
  track: Track;
  stepKey: string;
  anchorDate: string;
  plannedAt: Date;
  policyId: string;
  registeredAt: Date;
  /** On the track of a slip: the day from which its ladder counts. */
  slipIssuedOn: string | null;
}

/** The pending steps of all projects that a department leads. Locks the projects first, as every change of one does. */
export async function pendingStepsOf(tx: Tx, departmentId: string, now: Date): Promise<PendingStep[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM project WHERE lead_department_id = $1 AND state NOT IN ('closed', 'cancelled') ORDER BY id FOR NO KEY UPDATE`,
    [departmentId],
  );
  return pendingSteps(
    tx,
    rows.map(({ id }) => id),
    now,
  );
}

/** The pending steps of projects that are locked. */
export async function pendingSteps(tx: Tx, projectIds: readonly string[], now: Date): Promise<PendingStep[]> {
  return tx.query<PendingStep>(
    `SELECT s.project_id AS "projectId", s.track, s.step_key AS "stepKey", s.anchor_date AS "anchorDate", s.planned_at AS "plannedAt",
       p.policy_id AS "policyId", p.registered_at AS "registeredAt",
       CASE WHEN s.track LIKE '%-slip' THEN (SELECT (x.issued_at AT TIME ZONE 'Asia/Shanghai')::date FROM slip x
         WHERE x.project_id = s.project_id AND x.colour || '-slip' = s.track AND x.ended_at IS NULL) END AS "slipIssuedOn"
     FROM due_step s JOIN project p ON p.id = s.project_id
     WHERE s.project_id = ANY($1) AND s.planned_at > $2 ORDER BY s.project_id, s.track FOR NO KEY UPDATE OF s`,
    [projectIds, now],
  );
}
