import { In } from 'typeorm';
import type { Tx } from '#platform';
import { isOpen, type EscalationPolicy } from '#policies';
import type { Project } from '#projects';
import { slipAnchorsOf } from '#slips';
import { DueStep } from '../due-steps/due-step.entity.js';
import type { StepState, TrackStep, StepShift } from './step-shifts.js';

/** The step states of many projects with regard to a policy, read together. */
export async function readStepStates(db: Tx, projects: readonly Project[], policy: EscalationPolicy): Promise<StepState[]> {
  const ids = projects.map(({ id }) => id);
  const slips = await slipAnchorsOf(db, ids);
  const anchors = new Map(
    projects.map((one) => [one.id, isOpen(one.state) ? [...policy.anchorsOf(one), ...(slips.get(one.id) ?? [])] : []]),
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

async function readPending(db: Tx, ids: readonly string[]): Promise<Map<string, TrackStep[]>> {
  const found = new Map<string, TrackStep[]>();
  for (const { projectId, fireAt: _, ...step } of await db.manager.findBy(DueStep, { projectId: In(ids) }))
    found.set(projectId, [...(found.get(projectId) ?? []), step]);
  return found;
}

/** Steps on record for the dates that count now. */
async function readTaken(db: Tx, anchors: ReadonlyMap<string, StepState['anchors']>): Promise<Set<string>> {
  const all = [...anchors].flatMap(([id, own]) => own.map(({ track, date }) => ({ id, track, date })));
  const rows = await db.query<{ key: string }>(
    `SELECT concat_ws(' ', r.project_id, r.track, to_char(r.anchor_date, 'YYYY-MM-DD'), r.step_key) AS key
     FROM unnest($1::uuid[], $2::text[], $3::date[]) AS a (id, track, date)
     JOIN reminder r ON r.project_id = a.id AND r.track = a.track AND r.anchor_date = a.date`,
    [all.map(({ id }) => id), all.map(({ track }) => track), all.map(({ date }) => date)],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Writes the pending steps under the new policy. A step that waits for sending hours is looked at again, since the hours may be others. */
export async function writeShifts(tx: Tx, shifts: readonly StepShift[]): Promise<void> {
  const ended = shifts.filter(({ after }) => after === null);
  await tx.query(
    `DELETE FROM due_step s USING unnest($1::uuid[], $2::text[]) AS m (project_id, track)
     WHERE s.project_id = m.project_id AND s.track = m.track`,
    [ended.map(({ projectId }) => projectId), ended.map(({ track }) => track)],
  );
  const onward = shifts.flatMap(({ projectId, after }) => (after ? [{ projectId, ...after, fireAt: after.plannedAt }] : []));
  if (onward.length > 0) await tx.manager.upsert(DueStep, onward, ['projectId', 'track']);
}
