import type { Queryable, Tx } from '#platform';
import type { Anchor, Track } from '#policies';
import { RESOLVED_WITHIN_DAYS } from '../duties/duty.js';
import { type ChasedSlip, type ClaimedStep, type StepOfProject, stepOfProject } from './claimed-step.js';

const CHASED_SLIP = `CASE WHEN s.track LIKE '%-slip' THEN (SELECT jsonb_build_object('id', x.id, 'year', x.year, 'number', x.number, 'colour', x.colour)
         FROM slip x WHERE x.project_id = s.project_id AND x.colour || '-slip' = s.track AND x.ended_at IS NULL) END AS slip`;

/** What is owed beside the project itself: the part of a department that helps, a blocker, an answer to a leader; null on the tracks of the project. */
const OWN = `CASE
       WHEN s.track LIKE 'helper-%' THEN (SELECT jsonb_build_object('departmentId', h.department_id, 'departmentName', hd.name,
         'personId', NULL, 'hasSigned', h.acknowledged_at IS NOT NULL, 'text', NULL, 'dueDate', NULL)
         FROM project_cooperation h JOIN department hd ON hd.id = h.department_id WHERE h.id = s.duty_id)
       WHEN s.track LIKE 'blocker-%' THEN (SELECT jsonb_build_object('departmentId', bd.id, 'departmentName', bd.name,
         'personId', b.assigned_person_id, 'hasSigned', true, 'text', b.text,
         'dueDate', to_char(coalesce(b.due_date, (b.raised_at AT TIME ZONE 'Asia/Shanghai')::date + ${RESOLVED_WITHIN_DAYS}), 'YYYY-MM-DD'))
         FROM blocker b JOIN department bd ON bd.id = coalesce(b.assigned_department_id, p.lead_department_id) WHERE b.id = s.duty_id)
       WHEN s.track = 'instruction-answer' THEN (SELECT jsonb_build_object('departmentId', p.lead_department_id, 'departmentName', d.name,
         'personId', NULL, 'hasSigned', true, 'text', n.leader_name || '批示：' || n.text, 'dueDate', n.answer_by)
         FROM instruction n WHERE n.id = s.duty_id)
       END AS own`;

/**
 * Takes up to `limit` steps that are due, with what they are about, and locks both until the transaction ends. What another
 * dispatcher or a person's change holds is skipped; it is still due at the next round.
 */
export async function claimDueSteps(tx: Tx, now: Date, limit: number): Promise<ClaimedStep[]> {
  const claimed = (await claimStepsOfProjects(tx, now, limit)).map(stepOfProject);
  return claimed.length === limit ? claimed : [...claimed, ...(await claimStepsOfCalls(tx, now, limit - claimed.length))];
}

/** Reads `due_step_fire_idx` from its low end: the cost follows what is due, not what exists. */
function claimStepsOfProjects(tx: Tx, now: Date, limit: number): Promise<StepOfProject[]> {
  // All projects: steps of each are taken; whom they address knows confidential ones only where named.
  return tx.query<StepOfProject>(
    `SELECT s.duty_id AS "dutyId", s.project_id AS "projectId", s.track, s.step_key AS "stepKey", s.anchor_date AS "anchorDate", s.planned_at AS "plannedAt",
       (p.registered_at AT TIME ZONE 'Asia/Shanghai')::date AS "startDate",
       p.title, p.text, p.state, p.due_date AS "dueDate", p.percent, p.policy_id AS "policyId", p.lead_department_id AS "leadDepartmentId",
       d.name AS "leadDepartmentName", p.leader_id AS "leaderId", p.people, p.confidential, p.reader_ids AS "readerIds", p.registered_at AS "registeredAt", p.assigned_at AS "assignedAt", p.deadline_restarted_at AS "deadlineRestartedAt", p.objected_at AS "objectedAt",
       p.extension_requested_at AS "extensionRequestedAt",
       p.next_milestone_date AS "nextMilestoneDate", p.last_report_at AS "lastReportAt", p.cadence_since AS "cadenceSince", p.recurrence, p.report_returned_at AS "reportReturnedAt", p.report_requested_for AS "reportRequestedFor",
       p.completion_requested_at AS "completionRequestedAt", p.plan_id AS "planId", p.plan_item_id AS "planItemId", p.origin, p.priority,
       p.series, p.tags, p.acknowledged_at AS "acknowledgedAt", p.extensions, p.at_risk_from AS "atRiskFrom", p.off_track_from AS "offTrackFrom",
       ${CHASED_SLIP}, ${OWN}
     FROM due_step s JOIN project p ON p.id = s.project_id JOIN department d ON d.id = p.lead_department_id
     WHERE s.fire_at <= $1 ORDER BY s.fire_at LIMIT $2 FOR NO KEY UPDATE OF s, p SKIP LOCKED`,
    [now, limit],
  );
}

function claimStepsOfCalls(tx: Tx, now: Date, limit: number): Promise<ClaimedStep[]> {
  return tx.query<ClaimedStep>(
    `SELECT s.duty_id AS "dutyId", s.project_id AS "projectId", s.track, s.step_key AS "stepKey", s.anchor_date AS "anchorDate", s.planned_at AS "plannedAt",
       c.policy_id AS "policyId", (c.called_at AT TIME ZONE 'Asia/Shanghai')::date AS "startDate",
       jsonb_build_object('kind', 'call-in', 'id', c.id) AS subject, c.matter AS title,
       c.matter || coalesce('（' || c.place || '）', '') AS text, c.due_date AS "dueDate",
       jsonb_build_object('departmentId', d.id, 'departmentName', d.name, 'personId', NULL, 'hasSigned', u.acknowledged_at IS NOT NULL) AS assignee,
       NULL AS project, NULL AS slip
     FROM due_step s JOIN call_in_department u ON u.id = s.duty_id JOIN call_in c ON c.id = u.call_in_id JOIN department d ON d.id = u.department_id
     WHERE s.project_id IS NULL AND s.fire_at <= $1 ORDER BY s.fire_at LIMIT $2 FOR NO KEY UPDATE OF s, c SKIP LOCKED`,
    [now, limit],
  );
}

/** The step of a project that falls due first; undefined when no step is left. */
export async function firstStepOf(
  db: Queryable,
  projectId: string,
): Promise<(Pick<ClaimedStep, 'track' | 'stepKey' | 'anchorDate'> & { slip: ChasedSlip | null }) | undefined> {
  const [step] = await db.query<Pick<ClaimedStep, 'track' | 'stepKey' | 'anchorDate' | 'slip'>>(
    `SELECT s.track, s.step_key AS "stepKey", s.anchor_date AS "anchorDate", ${CHASED_SLIP}
     FROM due_step s WHERE s.duty_id = $1 ORDER BY s.planned_at, s.track LIMIT 1`,
    [projectId],
  );
  return step;
}

/** Where a claimed step goes: to the next one, to a later time, or away (`stepKey` null: no step is left). */
export interface StepAdvance {
  dutyId: string;
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
       AS a (duty_id, track, step_key, anchor_date, planned_at, fire_at)
     WHERE s.duty_id = a.duty_id AND s.track = a.track`,
    [
      onward.map((one) => one.dutyId),
      onward.map((one) => one.track),
      onward.map((one) => one.stepKey),
      onward.map((one) => one.anchorDate),
      onward.map((one) => one.plannedAt),
      onward.map((one) => one.fireAt),
    ],
  );
  if (ended.length > 0) {
    await tx.query(
      `DELETE FROM due_step s USING unnest($1::uuid[], $2::text[]) AS a (duty_id, track) WHERE s.duty_id = a.duty_id AND s.track = a.track`,
      [ended.map((one) => one.dutyId), ended.map((one) => one.track)],
    );
  }
}

/** A step that has not fallen due yet. */
export interface PendingStep {
  dutyId: string;
  track: Track;
  stepKey: string;
  anchorDate: string;
  plannedAt: Date;
  policyId: string;
  /** Civil date: fractions count from here. */
  startDate: string;
  /** Owes it; its calendar counts. */
  departmentId: string;
}

/** The pending steps that a department owes: of projects that the caller has locked, and of calls. */
export async function pendingSteps(
  tx: Tx,
  { departmentId, projectIds }: { departmentId: string; projectIds: readonly string[] },
  now: Date,
): Promise<PendingStep[]> {
  // All projects: the caller has locked these projects, and shows none of them.
  return tx.query<PendingStep>(
    `SELECT * FROM (SELECT s.duty_id AS "dutyId", s.track, s.step_key AS "stepKey", s.anchor_date AS "anchorDate", s.planned_at AS "plannedAt",
         coalesce(p.policy_id, c.policy_id) AS "policyId",
         (coalesce(x.issued_at, p.registered_at, c.called_at) AT TIME ZONE 'Asia/Shanghai')::date AS "startDate",
         coalesce(u.department_id, h.department_id, b.assigned_department_id, p.lead_department_id) AS "departmentId"
       FROM due_step s LEFT JOIN project p ON p.id = s.project_id
         LEFT JOIN slip x ON x.project_id = s.duty_id AND x.colour || '-slip' = s.track AND x.ended_at IS NULL
         LEFT JOIN project_cooperation h ON h.id = s.duty_id LEFT JOIN blocker b ON b.id = s.duty_id
         LEFT JOIN call_in_department u ON u.id = s.duty_id LEFT JOIN call_in c ON c.id = u.call_in_id
       WHERE (s.project_id = ANY($1) OR u.department_id = $2) AND s.planned_at > $3
       ORDER BY s.project_id, s.duty_id, s.track FOR NO KEY UPDATE OF s) pending
     WHERE "departmentId" = $2`,
    [projectIds, departmentId, now],
  );
}

/** What may be owed now: of a project with all that is about it, or of some duties. */
export type DutyScope = { projectId: string } | { dutyIds: readonly string[] };

/** Deletes the steps that count from a date which is no anchor of their duty any more. */
export async function deleteObsoleteSteps(
  tx: Tx,
  scope: DutyScope,
  anchors: readonly (Pick<Anchor, 'track' | 'date'> & { dutyId: string })[],
): Promise<void> {
  const [column, ids] = 'projectId' in scope ? ['project_id', [scope.projectId]] : ['duty_id', scope.dutyIds];
  await tx.query(
    `DELETE FROM due_step s WHERE ${column} = ANY($1) AND NOT EXISTS (SELECT 1 FROM unnest($2::uuid[], $3::text[], $4::date[]) AS a (duty_id, track, date)
       WHERE a.duty_id = s.duty_id AND a.track = s.track AND a.date = s.anchor_date)`,
    [ids, anchors.map(({ dutyId }) => dutyId), anchors.map(({ track }) => track), anchors.map(({ date }) => date)],
  );
}

/** When the earliest pending step falls due, or the earliest message that gathers steps; null when nothing is pending. */
export async function nextFireAt(db: Queryable): Promise<Date | null> {
  const [row] = await db.query<{ next: Date | null }>(
    `SELECT least((SELECT min(fire_at) FROM due_step), (SELECT min(send_at) FROM digest_line WHERE state = 'waiting')) AS next`,
  );
  return row?.next ?? null;
}
