import { acknowledgeJobs, rescheduleJobs } from '#outbox';
import type { RealTime, Tx } from '#platform';
import type { Attempt } from '../deliveries/delivery.entity.js';
import type { RecipientQueues, SendResult } from '../deliveries/channel.js';
import { type CurrentState, type DeliveryRow, lockStates } from '../deliveries/delivery.queries.js';
import { enterQueues, QUEUED_CHANNEL } from '../deliveries/queue-position.queries.js';
import { writeAttempts } from './attempts.queries.js';

/** How an attempt ended, before it is on record. */
export interface Outcome {
  /** The delivery as it was when the attempt was made. */
  sent: DeliveryRow;
  attempt: Attempt;
  result: SendResult;
  /** Until the next attempt; null when there is none. */
  delayMs: number | null;
}

/** An outcome that counts. */
interface Counted extends Outcome {
  /** Another job replaced the one that carried this attempt. */
  replaced: boolean;
}

/**
 * Records outcomes with everything that follows from them. One is skipped when another run of the same attempt was first: a worker
 * that was stopped or cut off while it was sending comes back late, and must not overwrite a newer result.
 * @param queues those of the queued channel
 * @returns those that were skipped
 */
export async function concludeAttempts(
  tx: Tx,
  outcomes: readonly Outcome[],
  queues: RecipientQueues | undefined,
  now: RealTime,
): Promise<Outcome[]> {
  const states = await lockStates(
    tx,
    outcomes.map(({ sent }) => sent.id),
  );
  const { counted, withdrawn, late } = sortOut(outcomes, states);
  // Inboxes are locked: always in the same order.
  const byRecipient = counted.toSorted((a, b) => (a.sent.recipientId < b.sent.recipientId ? -1 : 1));
  for (const { result } of byRecipient) await result.record?.(tx);
  await queues?.recordOutcomes(tx, resultsByRecipient(counted), now);
  await writeAttempts(
    tx,
    counted.map(({ sent, attempt, delayMs, replaced }) => ({
      ...attempt,
      deliveryId: sent.id,
      state: replaced || delayMs !== null ? 'pending' : attempt.outcome,
      requestedAgain: replaced,
      delayMs,
    })),
  );
  await acknowledgeOrReschedule(tx, counted, withdrawn);
  return late;
}

function sortOut(
  outcomes: readonly Outcome[],
  states: ReadonlyMap<string, CurrentState>,
): { counted: Counted[]; withdrawn: Outcome[]; late: Outcome[] } {
  const counted = new Map<string, Counted>();
  const withdrawn: Outcome[] = [];
  const late: Outcome[] = [];
  for (const outcome of outcomes) {
    const { sent, result } = outcome;
    const present = states.get(sent.id);
    // A withdrawal in the meantime counts, unless the message has already been sent: an inbox is only written in this transaction.
    const isSent = result.ok && !result.record;
    if (present?.attempts !== sent.attempts || counted.has(sent.id)) late.push(outcome);
    else if (present.state === 'withdrawn' && !isSent) withdrawn.push(outcome);
    else counted.set(sent.id, { ...outcome, replaced: present.jobId !== sent.jobId || present.waiting });
  }
  return { counted: [...counted.values()], withdrawn, late };
}

/** How the attempts to each recipient that has a queue ended, in their order. */
function resultsByRecipient(outcomes: readonly Outcome[]): Map<string, SendResult[]> {
  const results = new Map<string, SendResult[]>();
  for (const { sent, result } of outcomes.filter(isQueued))
    results.set(sent.recipientId, [...(results.get(sent.recipientId) ?? []), result]);
  return results;
}

/** A delivery that needs another attempt waits in its queue, or its job is rescheduled; all other jobs are acknowledged. */
async function acknowledgeOrReschedule(tx: Tx, counted: readonly Counted[], withdrawn: readonly Outcome[]): Promise<void> {
  const unfinished = counted.filter(({ delayMs, replaced }) => delayMs !== null && !replaced);
  const rescheduled = unfinished.filter((outcome) => !isQueued(outcome));
  const kept = new Set(rescheduled.map(({ sent }) => sent.jobId));
  await acknowledgeJobs(
    tx,
    [...counted, ...withdrawn].map(({ sent }) => sent.jobId).filter((jobId) => !kept.has(jobId)),
  );
  await rescheduleJobs(
    tx,
    rescheduled.map(({ sent, attempt, delayMs }) => ({
      id: sent.jobId,
      delayMs: delayMs ?? 0,
      reason: attempt.detail ?? undefined,
    })),
  );
  await enterQueues(
    tx,
    unfinished.filter(isQueued).map(({ sent, delayMs }) => ({ deliveryId: sent.id, delayMs: delayMs ?? 0 })),
  );
}

function isQueued({ sent }: Outcome): boolean {
  return sent.channel === QUEUED_CHANNEL;
}
