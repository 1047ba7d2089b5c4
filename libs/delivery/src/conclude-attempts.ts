import { rescheduleJobs, acknowledgeJobs } from '#outbox';
import type { Tx } from '#platform';
import { type Attempt, type DeliveryRow, lockStandings, type Standing, writeAttempts } from './delivery-store.js';
import type { SendResult } from './delivery.js';
import { watchFailing } from './endpoints/failing-endpoint.js';
import { LANE_CHANNEL, recordInLanes, waitInLanes } from './lanes/lane-store.js';

/** How an attempt ended, before it is on record. */
export interface Outcome {
  /** The delivery as it was when the attempt was made. */
  sent: DeliveryRow;
  attempt: Attempt;
  result: SendResult;
  /** Until the next attempt; null when there is none. */
  delayMs: number | null;
}

/** An outcome that counts, and where its delivery stands now. */
interface Counted extends Outcome {
  /** Another promise took the place of the one that carried this attempt. */
  replaced: boolean;
}

/**
 * Writes outcomes with all that follows from them. One is passed over when another run of the same attempt was first: a worker
 * that was stopped or cut off in mid-send comes back late, and its word must not overwrite a newer one.
 * @param now wire clock
 * @returns those that were passed over
 */
export async function concludeAttempts(tx: Tx, outcomes: readonly Outcome[], now: Date): Promise<Outcome[]> {
  const standings = await lockStandings(
    tx,
    outcomes.map(({ sent }) => sent.id),
  );
  const { counted, withdrawn, late } = sortOut(outcomes, standings);
  // Inboxes are locked: always in the same order.
  const byRecipient = counted.toSorted((a, b) => (a.sent.recipientId < b.sent.recipientId ? -1 : 1));
  for (const { result } of byRecipient) await result.record?.(tx);
  await remember(tx, counted, now);
  await writeAttempts(
    tx,
    counted.map(({ sent, attempt, delayMs, replaced }) => ({
      ...attempt,
      deliveryId: sent.id,
      state: replaced || delayMs !== null ? 'pending' : attempt.outcome,
      askedAgain: replaced,
    })),
  );
  await keepPromises(tx, counted, withdrawn);
  return late;
}

function sortOut(
  outcomes: readonly Outcome[],
  standings: ReadonlyMap<string, Standing>,
): { counted: Counted[]; withdrawn: Outcome[]; late: Outcome[] } {
  const counted = new Map<string, Counted>();
  const withdrawn: Outcome[] = [];
  const late: Outcome[] = [];
  for (const outcome of outcomes) {
    const { sent, result } = outcome;
    const present = standings.get(sent.id);
    // A withdrawal in the meantime counts, unless the message has left the house: an inbox is only written right here.
    const left = result.ok && !result.record;
    if (present?.attempts !== sent.attempts || counted.has(sent.id)) late.push(outcome);
    else if (present.state === 'withdrawn' && !left) withdrawn.push(outcome);
    else counted.set(sent.id, { ...outcome, replaced: present.jobId !== sent.jobId || present.waiting });
  }
  return { counted: [...counted.values()], withdrawn, late };
}

/** The lanes learn how their endpoints answer; patience with those that fail comes to its end some day. */
async function remember(tx: Tx, outcomes: readonly Outcome[], now: Date): Promise<void> {
  const answers = new Map<string, boolean[]>();
  for (const { sent, result } of outcomes.filter(inLane))
    answers.set(sent.recipientId, [...(answers.get(sent.recipientId) ?? []), result.ok]);
  for (const [endpointId, lane] of await recordInLanes(tx, answers))
    if (lane.failuresInARow > 0) await watchFailing(tx, endpointId, lane, now);
}

/** What goes on waits in its lane, or its promise is put off; all other promises are kept now. */
async function keepPromises(tx: Tx, counted: readonly Counted[], withdrawn: readonly Outcome[]): Promise<void> {
  const goesOn = counted.filter(({ delayMs, replaced }) => delayMs !== null && !replaced);
  const putOff = goesOn.filter((outcome) => !inLane(outcome));
  const stays = new Set(putOff.map(({ sent }) => sent.jobId));
  await acknowledgeJobs(
    tx,
    [...counted, ...withdrawn].map(({ sent }) => sent.jobId).filter((jobId) => !stays.has(jobId)),
  );
  await rescheduleJobs(
    tx,
    putOff.map(({ sent, attempt, delayMs }) => ({ id: sent.jobId, delayMs: delayMs ?? 0, reason: attempt.detail ?? undefined })),
  );
  await waitInLanes(
    tx,
    goesOn.filter(inLane).map(({ sent, delayMs }) => ({ deliveryId: sent.id, delayMs: delayMs ?? 0 })),
  );
}

function inLane({ sent }: Outcome): boolean {
  return sent.channel === LANE_CHANNEL;
}
