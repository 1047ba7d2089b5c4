import type { Queryable, Tx } from '#platform';
import { isOpen, anchorsOf, type PolicyDefinition } from '#policies';
import type { Project } from '#projects';
import { slipAnchorsOf } from '#slips';
import type { LadderState, PendingStep, StepShift } from './step-shifts.js';

/** How many projects stand on the ladder of a policy, read together. */
export async function readStandings(
  db: Queryable,
  projects: readonly Project[],
  policy: PolicyDefinition,
): Promise<LadderState[]> {
  const ids = projects.map(({ id }) => id);
  const slips = await slipAnchorsOf(db, ids);
  const anchors = new Map(
    projects.map((one) => [one.id, isOpen(one.state) ? [...anchorsOf(one, policy), ...(slips.get(one.id) ?? [])] : []]),
  );
  const pending = await readPending(db, ids);
  const taken = await readTaken(db, anchors);
  return ids.map((projectId) => ({
    projectId,
    anchors: anchors.get(projectId) ?? [],
    pending: pending.get(projectId) ?? [],
    isTaken: (track, anchorDate, key) => taken.has(`${projectId} ${track} ${anchorDate} ${key}`),
  }));
}

async function readPending(db: Queryable, ids: readonly string[]): Promise<Map<string, PendingStep[]>> {
  const rows = await db.query<PendingStep & { projectId: string }>(
    `SELECT project_id AS "projectId", track, step_key AS "stepKey", anchor_date AS "anchorDate", planned_at AS "plannedAt"
     FROM due_step WHERE project_id = ANY($1)`,
    [ids],
  );
  const found = new Map<string, PendingStep[]>();
  for (const { projectId, ...step } of rows) found.set(projectId, [...(found.get(projectId) ?? []), step]);
  return found;
}

/** Steps on record for the dates that count now. */
async function readTaken(db: Queryable, anchors: ReadonlyMap<string, LadderState['anchors']>): Promise<Set<string>> {
  const all = [...anchors].flatMap(([id, own]) => own.map(({ track, date }) => ({ id, track, date })));
  const rows = await db.query<{ key: string }>(
    `SELECT concat_ws(' ', r.project_id, r.track, to_char(r.anchor_date, 'YYYY-MM-DD'), r.step_key) AS key
     FROM unnest($1::uuid[], $2::text[], $3::date[]) AS a (id, track, date)
     JOIN reminder r ON r.project_id = a.id AND r.track = a.track AND r.anchor_date = a.date`,
    [all.map(({ id }) => id), all.map(({ track }) => track), all.map(({ date }) => date)],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Puts the pending steps where they go. What waits for sending hours is asked anew, since the hours may be others. */
export async function writeShifts(tx: Tx, shifts: readonly StepShift[]): Promise<void> {
  const ended = shifts.filter(({ after }) => after === null);
  await tx.query(
    `DELETE FROM due_step s USING unnest($1::uuid[], $2::text[]) AS m (project_id, track)
     WHERE s.project_id = m.project_id AND s.track = m.track`,
    [ended.map(({ projectId }) => projectId), ended.map(({ track }) => track)],
  );
  const onward = shifts.flatMap(({ projectId, after }) => (after ? [{ projectId, ...after }] : []));
  await tx.query(
    `INSERT INTO due_step (project_id, track, step_key, anchor_date, planned_at, fire_at)
     SELECT m.project_id, m.track, m.step_key, m.anchor_date, m.planned_at, m.planned_at
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::timestamptz[])
       AS m (project_id, track, step_key, anchor_date, planned_at)
     ON CONFLICT (project_id, track) DO UPDATE SET step_key = EXCLUDED.step_key, anchor_date = EXCLUDED.anchor_date,
       planned_at = EXCLUDED.planned_at, fire_at = EXCLUDED.fire_at`,
    [
      onward.map(({ projectId }) => projectId),
      onward.map(({ track }) => track),
      onward.map(({ stepKey }) => stepKey),
      onward.map(({ anchorDate }) => anchorDate),
      onward.map(({ plannedAt }) => plannedAt),
    ],
  );
}
