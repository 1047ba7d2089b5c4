import type { Queryable, Tx } from '#platform';
import type { Anchor, Origin, Priority, ProjectState, Track } from '#policies';
import type { SlipColour } from '#slips';

/** A claimed step with the project it belongs to. */
export interface ClaimedStep {
  projectId: string;
  track: Track;
  stepKey: string;
  anchorDate: string;
  plannedAt: Date;
  title: string;
  text: string;
  state: ProjectState;
  dueDate: string;
  percent: number;
  policyId: string;
  leadDepartmentId: string;
  leadDepartmentName: string;
  leaderId: string | null;
  /** Only the leader in charge and the readers may hear of it. */
  confidential: boolean;
  readerIds: string[];
  registeredAt: Date;
  assignedAt: Date;
  deadlineRestartedAt: Date | null;
  objectedAt: Date | null;
  extensionRequestedAt: Date | null;
  nextMilestoneDate: string | null;
  lastReportAt: Date | null;
  cadenceSince: string | null;
  reportReturnedAt: Date | null;
  reportRequestedFor: string | null;
  completionRequestedAt: Date | null;
  /** From here on what only the conditions of steps ask for. */
  planId: string | null;
  planItemId: string | null;
  origin: Origin;
  priority: Priority;
  series: string[];
  tags: string[];
  acknowledgedAt: Date | null;
  extensions: number;
  atRiskFrom: string | null;
  offTrackFrom: string | null;
  /** On the track of a slip: the one whose answer is chased. */
  slip: ChasedSlip | null;
}

export interface ChasedSlip {
  id: string;
  year: number;
  number: number;
  colour: SlipColour;
}

const CHASED_SLIP = `CASE WHEN s.track LIKE '%-slip' THEN (SELECT jsonb_build_object('id', x.id, 'year', x.year, 'number', x.number, 'colour', x.colour)
         FROM slip x WHERE x.project_id = s.project_id AND x.colour || '-slip' = s.track AND x.ended_at IS NULL) END AS slip`;

/**
 * Takes up to `limit` steps that are due, with their projects, and locks both until the transaction ends. What another
 * dispatcher or a person's change holds is skipped; it is still due at the next round.
 * Reads `due_step_fire_idx` from its low end: the cost follows what is due, not what exists.
 */
export async function claimDueSteps(tx: Tx, now: Date, limit: number): Promise<ClaimedStep[]> {
  // All projects: steps of each are taken; whom they address knows confidential ones only where named.
  return tx.query<ClaimedStep>(
    `SELECT s.project_id AS "projectId", s.track, s.step_key AS "stepKey", s.anchor_date AS "anchorDate", s.planned_at AS "plannedAt",
       p.title, p.text, p.state, p.due_date AS "dueDate", p.percent, p.policy_id AS "policyId", p.lead_department_id AS "leadDepartmentId",
       d.name AS "leadDepartmentName", p.leader_id AS "leaderId", p.confidential, p.reader_ids AS "readerIds", p.registered_at AS "registeredAt", p.assigned_at AS "assignedAt", p.deadline_restarted_at AS "deadlineRestartedAt", p.objected_at AS "objectedAt",
       p.extension_requested_at AS "extensionRequestedAt",
       p.next_milestone_date AS "nextMilestoneDate", p.last_report_at AS "lastReportAt", p.cadence_since AS "cadenceSince", p.report_returned_at AS "reportReturnedAt", p.report_requested_for AS "reportRequestedFor",
       p.completion_requested_at AS "completionRequestedAt", p.plan_id AS "planId", p.plan_item_id AS "planItemId", p.origin, p.priority,
       p.series, p.tags, p.acknowledged_at AS "acknowledgedAt", p.extensions, p.at_risk_from AS "atRiskFrom", p.off_track_from AS "offTrackFrom",
       ${CHASED_SLIP}
     FROM due_step s JOIN project p ON p.id = s.project_id JOIN department d ON d.id = p.lead_department_id
     WHERE s.fire_at <= $1 ORDER BY s.fire_at LIMIT $2 FOR NO KEY UPDATE OF s, p SKIP LOCKED`,
    [now, limit],
  );
}

/** The step of a project that falls due first; undefined when no step is left. */
export async function firstStepOf(
  db: Queryable,
  projectId: string,
): Promise<Pick<ClaimedStep, 'track' | 'stepKey' | 'anchorDate' | 'slip'> | undefined> {
  const [step] = await db.query<Pick<ClaimedStep, 'track' | 'stepKey' | 'anchorDate' | 'slip'>>(
    `SELECT s.track, s.step_key AS "stepKey", s.anchor_date AS "anchorDate", ${CHASED_SLIP}
     FROM due_step s WHERE s.project_id = $1 ORDER BY s.planned_at, s.track LIMIT 1`,
    [projectId],
  );
  return step;
}

/** Where a claimed step goes: to the next one, to a later time, or away (`stepKey` null: no step is left). */
export interface StepAdvance {
  projectId: string;
  track: Track;
  stepKey: string | null;
  anchorDate: string;
  plannedAt: Date | null;
  fireAt: Date | null;
}

export async function advanceSteps(tx: Tx, advances: readonly StepAdvance[]): Promise<void> {
  const onward = advances.filter((advance) => advance.stepKey !== null);
  const ended = advances.filter((advance) => advance.stepKey === null);
  await tx.query(
    `UPDATE due_step s SET step_key = a.step_key, anchor_date = a.anchor_date, planned_at = a.planned_at, fire_at = a.fire_at
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::timestamptz[], $6::timestamptz[])
       AS a (project_id, track, step_key, anchor_date, planned_at, fire_at)
     WHERE s.project_id = a.project_id AND s.track = a.track`,
    [
      onward.map((one) => one.projectId),
      onward.map((one) => one.track),
      onward.map((one) => one.stepKey),
      onward.map((one) => one.anchorDate),
      onward.map((one) => one.plannedAt),
      onward.map((one) => one.fireAt),
    ],
  );
  if (ended.length > 0) {
    await tx.query(
      `DELETE FROM due_step s USING unnest($1::uuid[], $2::text[]) AS a (project_id, track) WHERE s.project_id = a.project_id AND s.track = a.track`,
      [ended.map((one) => one.projectId), ended.map((one) => one.track)],
    );
  }
}

/** A step that has not fallen due yet. */
export interface PendingStep {
  projectId: string;
  track: Track;
  stepKey: string;
  anchorDate: string;
  plannedAt: Date;
  policyId: string;
  registeredAt: Date;
  /** On the track of a slip: the day from which its steps count. */
  slipIssuedOn: string | null;
}

/** The pending steps of projects that the caller has locked. */
export async function pendingSteps(tx: Tx, projectIds: readonly string[], now: Date): Promise<PendingStep[]> {
  // All projects: the caller has locked these projects, and shows none of them.
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

/** Deletes the steps of a project that count from a date which is none of its anchors any more. */
export async function deleteObsoleteSteps(tx: Tx, projectId: string, anchors: readonly Anchor[]): Promise<void> {
  await tx.query(
    `DELETE FROM due_step s WHERE project_id = $1
       AND NOT EXISTS (SELECT 1 FROM unnest($2::text[], $3::date[]) AS a (track, date) WHERE a.track = s.track AND a.date = s.anchor_date)`,
    [projectId, anchors.map(({ track }) => track), anchors.map(({ date }) => date)],
  );
}

/** When the earliest pending step falls due, or the earliest message that gathers steps; null when nothing is pending. */
export async function nextFireAt(db: Queryable): Promise<Date | null> {
  const [row] = await db.query<{ next: Date | null }>(
    `SELECT least((SELECT min(fire_at) FROM due_step), (SELECT min(send_at) FROM digest_line WHERE state = 'waiting')) AS next`,
  );
  return row?.next ?? null;
}
