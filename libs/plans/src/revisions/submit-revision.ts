import type { Actor } from '#identity';
import { DomainError, notFound, type Tx } from '#platform';
import { hashOfSource } from '../documents/parse-plan-text.js';
import { Plan } from '../entities/plan.entity.js';
import { alreadyImported, type PlanSubmission } from '../plans/plan-submission.js';
import { discardOpenRevision } from './discard-revision.js';
import { PlanRevision } from './plan-revision.entity.js';
import { countEntries } from './revision-entry.js';
import { findPlanAtWork, readNameOf } from './revisions.queries.js';

/** The later text of a plan, as its file has it. */
export type RevisionSubmission = Pick<PlanSubmission, 'source' | 'format' | 'layout' | 'notes' | 'fileName'>;

/**
 * Writes a later version of a plan, to be compared. One that still waits for a decision gives way: the newest text is the one that counts.
 * @throws DomainError `revision.same-text`, `plan.already-imported`
 */
export async function insertRevision(
  tx: Tx,
  plan: Plan,
  submission: RevisionSubmission,
  actor: Actor,
  now: Date,
): Promise<PlanRevision> {
  const sourceHash = hashOfSource(submission.source);
  await assertNewText(tx, plan, sourceHash);
  const number = await nextNumber(tx, plan);
  await discardOpenRevision(tx, plan.id, `replaced by version ${number}`, { actor, now });
  const revision: PlanRevision = {
    ...emptyRevision(plan),
    number,
    state: 'reading',
    source: submission.source,
    format: submission.format ?? 'text',
    layout: submission.layout ?? null,
    notes: submission.notes ?? [],
    sourceHash,
    fileName: submission.fileName ?? null,
    createdBy: actor.id,
    createdByName: actor.name,
    createdAt: now,
  };
  await tx.manager.insert(PlanRevision, revision);
  return revision;
}

/** Locks the plan against other revisions; registration of its items goes on beside it. @throws DomainError `plan.not-found`, `plan.not-ready` */
export async function lockPlan(tx: Tx, id: string): Promise<Plan> {
  const plan = await tx.manager.findOne(Plan, { where: { id }, lock: { mode: 'for_no_key_update' } });
  if (!plan) throw notFound('plan', id);
  assertReady(plan);
  return plan;
}

/** @throws DomainError `plan.not-ready` */
export function assertReady({ state }: Plan): void {
  if (state === 'review') return;
  throw new DomainError('plan.not-ready', `The import of this plan is ${state}. Wait until it is done, or import it anew.`, {
    state,
  });
}

/** A plan that nothing was registered of yet may have been taken in by mistake: its text can still become a version. */
async function assertNewText(tx: Tx, plan: Plan, sourceHash: string): Promise<void> {
  if (plan.sourceHash === sourceHash) {
    throw new DomainError('revision.same-text', 'This is the very text that the plan has already: there is nothing to do.', {
      planId: plan.id,
      number: plan.sourceNumber,
    });
  }
  const other = await findPlanAtWork(tx, sourceHash, plan.id);
  if (other !== null) throw alreadyImported(other);
}

/** The number of the next version; the first text gets its row, number 1, when a second one comes. */
async function nextNumber(tx: Tx, plan: Plan): Promise<number> {
  const last = await tx.manager.maximum(PlanRevision, 'number', { planId: plan.id });
  if (last !== null) return last + 1;
  const { sourceNumber: number, source, format, layout, notes, sourceHash, fileName, skipped, createdBy, createdAt } = plan;
  await tx.manager.insert(PlanRevision, {
    ...emptyRevision(plan),
    number,
    state: 'applied',
    source,
    format,
    layout,
    notes,
    sourceHash,
    fileName,
    skipped,
    createdBy,
    createdByName: await readNameOf(tx, createdBy),
    createdAt,
    decidedAt: createdAt,
  });
  return number + 1;
}

function emptyRevision(
  plan: Plan,
): Pick<
  PlanRevision,
  'planId' | 'baseVersion' | 'items' | 'skipped' | 'itemsSeen' | 'entries' | 'counts' | 'outcome' | 'message' | 'version'
> &
  Pick<PlanRevision, 'decidedBy' | 'decidedByName' | 'decidedAt'> {
  return {
    planId: plan.id,
    baseVersion: plan.version,
    items: [],
    skipped: [],
    itemsSeen: '',
    entries: [],
    counts: countEntries([]),
    outcome: null,
    message: null,
    decidedBy: null,
    decidedByName: null,
    decidedAt: null,
    version: 1,
  };
}
