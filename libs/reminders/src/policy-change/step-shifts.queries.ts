import { In } from 'typeorm';
import type { Tx } from '#platform';
import { type EscalationPolicy } from '#policies';
import type { Project } from '#projects';
import type { Duty } from '../duties/duty.js';
import { dutiesOfProjects } from '../duties/read-duties.js';
import { DueStep } from '../due-steps/due-step.entity.js';
import type { StepState, TrackStep, StepShift } from './step-shifts.js';

/** The step states of all that is owed about many projects with regard to a policy, read together; those of a project follow each other. */
export async function readStepStates(db: Tx, projects: readonly Project[], policy: EscalationPolicy): Promise<StepState[]> {
  const duties = await dutiesOfProjects(db, projects, () => Promise.resolve(policy));
  const ids = duties.map(({ id }) => id);
  const pending = await readPending(db, ids);
  const taken = await readTaken(db, duties);
  return duties.map(({ id, project, departmentId, anchors }) => ({
    projectId: project?.id ?? id,
    dutyId: id,
    departmentId,
    anchors,
    pending: pending.get(id) ?? [],
    isTaken: (track, anchorDate, key) => taken.has(`${id} ${track} ${anchorDate} ${key}`),
  }));
}

async function readPending(db: Tx, ids: readonly string[]): Promise<Map<string, TrackStep[]>> {
  const found = new Map<string, TrackStep[]>();
  for (const { dutyId, projectId: _, fireAt: __, ...step } of await db.manager.findBy(DueStep, { dutyId: In([...ids]) }))
    found.set(dutyId, [...(found.get(dutyId) ?? []), step]);
  return found;
}

/** Steps on record for the dates that count now. */
async function readTaken(db: Tx, duties: readonly Duty[]): Promise<Set<string>> {
  const all = duties.flatMap(({ id, anchors }) => anchors.map(({ track, date }) => ({ id, track, date })));
  const rows = await db.query<{ key: string }>(
    `SELECT concat_ws(' ', r.duty_id, r.track, to_char(r.anchor_date, 'YYYY-MM-DD'), r.step_key) AS key
     FROM unnest($1::uuid[], $2::text[], $3::date[]) AS a (id, track, date)
     JOIN reminder r ON r.duty_id = a.id AND r.track = a.track AND r.anchor_date = a.date`,
    [all.map(({ id }) => id), all.map(({ track }) => track), all.map(({ date }) => date)],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Writes the pending steps under the new policy. A step that waits for sending hours is looked at again, since the hours may be others. */
export async function writeShifts(tx: Tx, shifts: readonly StepShift[]): Promise<void> {
  const ended = shifts.filter(({ after }) => after === null);
  await tx.query(
    `DELETE FROM due_step s USING unnest($1::uuid[], $2::text[]) AS m (duty_id, track)
     WHERE s.duty_id = m.duty_id AND s.track = m.track`,
    [ended.map(({ dutyId }) => dutyId), ended.map(({ track }) => track)],
  );
  const onward = shifts.flatMap(({ dutyId, projectId, after }) =>
    after ? [{ dutyId, projectId, ...after, fireAt: after.plannedAt }] : [],
  );
  if (onward.length > 0) await tx.manager.upsert(DueStep, onward, ['dutyId', 'track']);
}
