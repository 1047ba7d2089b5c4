import {
  type ActorRef,
  createBackgroundJob,
  defineJob,
  rescheduleJob,
  enqueueJobs,
  recordEvents,
  reportProgress,
  acknowledgeJob,
} from '#outbox';
import { DomainError, type EngineTime, notFound, type Tx } from '#platform';
import { EndpointRecovery } from './endpoint.entity.js';
import { readEndpoint } from './endpoint.js';
import { insertRecovery, isQueueBusy, moveMark, requeueFailed } from './recovery.queries.js';

/** The next part of what an endpoint missed is to be put into its queue. */
export const endpointRecovery = defineJob<{ endpointId: string; jobId: string }>('endpoint.recovery');

export interface Span {
  /** From this instant on, by when the deliveries were requested. */
  from: Date;
  /** Before this one. */
  to: Date;
}

/** So many go into the queue at a time, and only when it is empty. */
const PART = 50;
const LOOK_AGAIN_MS = 1000;

/**
 * Starts to send again what failed to reach an endpoint: each delivery of the span that failed, or waits for another attempt, once, the earliest first, with its own id
 * and content. Live deliveries come first: a part is added only while the queue is empty.
 * @returns the id of the background job that shows how far it is
 * @throws DomainError `endpoint.not-found`, `endpoint.recovering`
 */
export async function recoverEndpoint(tx: Tx, endpointId: string, span: Span, actor: ActorRef, now: EngineTime): Promise<string> {
  await readEndpoint(tx, endpointId);
  const jobId = await createBackgroundJob(tx, endpointRecovery.name, actor.id, now);
  const total = await insertRecovery(tx, endpointId, jobId, span);
  if (total === undefined) {
    throw new DomainError(
      'endpoint.recovering',
      'What this endpoint missed is already being sent again. Wait until that ends, or stop it.',
      { id: endpointId },
    );
  }
  await enqueueJobs(tx, [{ id: jobId, kind: endpointRecovery, payload: { endpointId, jobId } }]);
  const data = { from: span.from.toISOString(), to: span.to.toISOString(), deliveries: total };
  await recordEvents(tx, [
    { type: 'endpoint.recovery_started', subject: { kind: 'endpoint', id: endpointId }, actor, at: now, data },
  ]);
  return jobId;
}

/**
 * Stops it: what is in the queue already is still sent, the rest stays failed.
 * @throws DomainError `recovery.not-found`
 */
export async function stopRecovery(tx: Tx, endpointId: string, now: EngineTime): Promise<void> {
  const recovery = await lockRecovery(tx, { endpointId });
  if (!recovery) throw notFound('recovery', endpointId);
  await tx.manager.delete(EndpointRecovery, { endpointId });
  await acknowledgeJob(tx, recovery.jobId);
  await report(tx, recovery, 'done', `stopped after ${recovery.put} of ${recovery.total} deliveries`, now);
}

/** One step: adds the next part if the queue is empty, and enqueues the next step or ends. */
export async function continueRecovery(tx: Tx, endpointId: string, jobId: string, now: EngineTime): Promise<void> {
  const recovery = await lockRecovery(tx, { endpointId, jobId });
  if (!recovery) return acknowledgeJob(tx, jobId);
  const reason = await waitReason(tx, endpointId);
  if (reason) {
    await report(tx, recovery, 'running', reason, now);
    return rescheduleJob(tx, jobId, LOOK_AGAIN_MS);
  }
  const part = await requeueFailed(tx, endpointId, PART);
  const last = part.at(-1);
  const after = { ...recovery, put: recovery.put + part.length };
  if (part.length < PART || !last) {
    await tx.manager.delete(EndpointRecovery, { endpointId });
    await acknowledgeJob(tx, jobId);
    return report(tx, after, 'done', `${after.put} deliveries are sent again`, now);
  }
  await moveMark(tx, endpointId, after.put, last);
  await report(tx, after, 'running', `${after.put} of ${after.total} deliveries`, now);
  await rescheduleJob(tx, jobId, LOOK_AGAIN_MS);
}

function lockRecovery(tx: Tx, which: { endpointId: string; jobId?: string }): Promise<EndpointRecovery | null> {
  return tx.manager.findOne(EndpointRecovery, { where: which, lock: { mode: 'pessimistic_write' } });
}

/** Why nothing can be added now, in words; null when the queue is empty. */
async function waitReason(tx: Tx, endpointId: string): Promise<string | null> {
  const { state } = await readEndpoint(tx, endpointId);
  if (state !== 'active') return `waits: the endpoint is ${state}`;
  return (await isQueueBusy(tx, endpointId)) ? 'waits for the deliveries before' : null;
}

function report(tx: Tx, recovery: EndpointRecovery, state: 'running' | 'done', message: string, now: EngineTime): Promise<void> {
  const { put, total } = recovery;
  const progress = state === 'done' ? 100 : Math.floor((100 * put) / Math.max(total, put, 1));
  return reportProgress(tx, recovery.jobId, { state, progress, message, result: { deliveries: put, of: total } }, now);
}
