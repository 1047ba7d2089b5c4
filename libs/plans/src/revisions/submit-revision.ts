import { createBackgroundJob, defineJob, enqueueJobs } from '#outbox';
import { type Actor, requireAbility } from '#identity';
import { DomainError, notFound, type Tx } from '#platform';
import { hashOfSource } from '../ledger/ledger-origin.js';
import { assertReadable, type PlanSubmission } from '../plans/import-plan.js';
import { Plan } from '../entities/plan.entity.js';
import { discardOpenRevision } from './discard-revision.js';
import { PlanRevision } from './plan-revision.entity.js';
import { countEntries } from './revision-entry.js';

export interface SubmittedRevision {
  planId: string;
  /** Of the revision within its plan. */
  number: number;
  jobId: string;
}

export const planRevise = defineJob<{ planId: string; number: string; jobId: string }>('plan.revise');

/**
 * Takes a later version of a plan in and promises to compare it. A version that still waits for a decision gives way:
 * the newest text is the one that counts.
 * @throws DomainError `plan.not-found`, `plan.not-ready`, `revision.same-text`, `plan.already-imported`, `plan.no-items`
 */
export async function submitRevision(
  tx: Tx,
  planId: string,
  submission: Pick<PlanSubmission, 'source' | 'format' | 'layout' | 'notes' | 'fileName'>,
  actor: Actor,
  now: Date,
): Promise<SubmittedRevision> {
  requireAbility(actor, 'plan.manage');
  const plan = await lockPlan(tx, planId);
  const sourceHash = hashOfSource(submission.source);
  await assertNewText(tx, plan, sourceHash);
  assertReadable({ source: submission.source, layout: submission.layout ?? null, planYear: plan.planYear, issuer: plan.issuer });
  const number = await nextNumber(tx, plan);
  await discardOpenRevision(tx, planId, `replaced by version ${number}`, { actor, now });
  await tx.manager.insert(PlanRevision, {
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
  });
  const jobId = await createBackgroundJob(tx, planRevise.name, actor.id, now);
  await enqueueJobs(tx, [{ id: jobId, kind: planRevise, payload: { planId, number: String(number), jobId } }]);
  return { planId, number, jobId };
}

/** Locks the plan against other revisions; registration of its items goes on beside it. */
export async function lockPlan(tx: Tx, id: string): Promise<Plan> {
  const plan = await tx.manager.findOne(Plan, { where: { id }, lock: { mode: 'for_no_key_update' } });
  if (!plan) throw notFound('plan', id);
  if (plan.state !== 'review') {
    throw new DomainError(
      'plan.not-ready',
      `The import of this plan is ${plan.state}. Wait until it is done, or import it anew.`,
      {
        state: plan.state,
      },
    );
  }
  return plan;
}

/** A plan that nothing was registered of yet may have been taken in by mistake: its text can still become a version. */
async function assertNewText(tx: Tx, plan: Plan, sourceHash: string): Promise<void> {
  if (plan.sourceHash === sourceHash) {
    throw new DomainError('revision.same-text', 'This is the very text that the plan has already: there is nothing to do.', {
      planId: plan.id,
      number: plan.sourceNumber,
    });
  }
  const [other] = await tx.query<{ id: string }>(
    `SELECT id FROM plan p WHERE source_hash = $1 AND state NOT IN ('failed', 'superseded') AND id <> $2
       AND (state = 'importing' OR EXISTS (SELECT 1 FROM project WHERE plan_id = p.id))`,
    [sourceHash, plan.id],
  );
  if (other)
    throw new DomainError('plan.already-imported', `This very text was imported before, as plan ${other.id}. Open that one.`, {
      planId: other.id,
    });
}

/** The number of the next version; the first text gets its row, number 1, when a second one comes. */
async function nextNumber(tx: Tx, plan: Plan): Promise<number> {
  const [last] = await tx.query<{ number: number }>('SELECT max(number) AS number FROM plan_revision WHERE plan_id = $1', [
    plan.id,
  ]);
  if (last?.number) return last.number + 1;
  await tx.manager.insert(PlanRevision, {
    ...emptyRevision(plan),
    number: plan.sourceNumber,
    state: 'applied',
    source: plan.source,
    format: plan.format,
    layout: plan.layout,
    notes: plan.notes,
    sourceHash: plan.sourceHash,
    fileName: plan.fileName,
    skipped: plan.skipped,
    createdBy: plan.createdBy,
    createdByName: await nameOf(tx, plan.createdBy),
    createdAt: plan.createdAt,
    decidedAt: plan.createdAt,
  });
  return plan.sourceNumber + 1;
}

function emptyRevision(
  plan: Plan,
): Omit<
  PlanRevision,
  | 'number'
  | 'state'
  | 'source'
  | 'format'
  | 'layout'
  | 'notes'
  | 'sourceHash'
  | 'fileName'
  | 'createdBy'
  | 'createdByName'
  | 'createdAt'
> {
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

async function nameOf(tx: Tx, personId: string | null): Promise<string> {
  const [person] = await tx.query<{ name: string }>('SELECT name FROM person WHERE id = $1', [personId]);
  return person?.name ?? '';
}
