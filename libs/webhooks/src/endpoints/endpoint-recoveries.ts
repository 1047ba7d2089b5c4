import { Injectable } from '@nestjs/common';
import { type ActorRef, acknowledgeJobs, BackgroundJobs, defineJob, recordEvents, rescheduleJobs } from '#outbox';
import { Clock, DomainError, notFound, type Tx } from '#platform';
import { EndpointRecovery } from './endpoint.entity.js';
import { readEndpoint } from './endpoint.js';
import { insertRecovery, isQueueBusy, moveMark, requeueFailed } from './recovery.queries.js';

/** The next part of what an endpoint missed is to be put into its queue. */
export const endpointRecovery = defineJob<{ endpointId: string }>('endpoint.recovery');

export interface Span {
  /** From this instant on, by when the deliveries were requested. */
  from: Date;
  /** Before this one. */
  to: Date;
}

/** So many go into the queue at a time, and only when it is empty. */
const PART = 50;
const LOOK_AGAIN_MS = 1000;

/** Sends again what failed to reach an endpoint, as long work that a person watches and can stop. */
@Injectable()
export class EndpointRecoveries {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: BackgroundJobs,
  ) {}

  /**
   * Starts to send again each delivery of the span that failed, or waits for another attempt, once, the earliest first, with its own id
   * and content. Live deliveries come first: a part is added only while the queue is empty.
   * @returns the id of the background job that shows how far it is
   * @throws DomainError `endpoint.not-found`, `endpoint.recovering`
   */
  async start(tx: Tx, endpointId: string, span: Span, actor: ActorRef): Promise<string> {
    await readEndpoint(tx, endpointId);
    const jobId = await this.jobs.start(tx, endpointRecovery, { endpointId }, actor.id);
    const total = await insertRecovery(tx, endpointId, jobId, span);
    if (total === undefined) {
      throw new DomainError(
        'endpoint.recovering',
        'What this endpoint missed is already being sent again. Wait until that ends, or stop it.',
        { id: endpointId },
      );
    }
    const data = { from: span.from.toISOString(), to: span.to.toISOString(), deliveries: total };
    const subject = { kind: 'endpoint', id: endpointId } as const;
    await recordEvents(tx, [{ type: 'endpoint.recovery_started', subject, actor, at: this.clock.now(), data }]);
    return jobId;
  }

  /**
   * Stops it: what is in the queue already is still sent, the rest stays failed.
   * @throws DomainError `recovery.not-found`
   */
  async stop(tx: Tx, endpointId: string): Promise<void> {
    const recovery = await lockRecovery(tx, { endpointId });
    if (!recovery) throw notFound('recovery', endpointId);
    await this.end(tx, recovery, `stopped after ${recovery.put} of ${recovery.total} deliveries`);
  }

  /** One step: adds the next part if the queue is empty, and enqueues the next step or ends. */
  async continue(tx: Tx, endpointId: string, jobId: string): Promise<void> {
    const recovery = await lockRecovery(tx, { endpointId, jobId });
    if (!recovery) return acknowledgeJobs(tx, [jobId]);
    const reason = await waitReason(tx, endpointId);
    if (reason) return this.lookAgain(tx, recovery, reason);
    const part = await requeueFailed(tx, endpointId, PART);
    const last = part.at(-1);
    const after = { ...recovery, put: recovery.put + part.length };
    if (part.length < PART || !last) return this.end(tx, after, `${after.put} deliveries are sent again`);
    await moveMark(tx, endpointId, after.put, last);
    await this.lookAgain(tx, after, `${after.put} of ${after.total} deliveries`);
  }

  private async lookAgain(tx: Tx, { jobId, put, total }: EndpointRecovery, message: string): Promise<void> {
    const progress = Math.floor((100 * put) / Math.max(total, put, 1));
    await this.jobs.report(jobId, { progress, message, result: { deliveries: put, of: total } }, tx);
    await rescheduleJobs(tx, [{ id: jobId, delayMs: LOOK_AGAIN_MS }]);
  }

  private async end(tx: Tx, { endpointId, jobId, put, total }: EndpointRecovery, message: string): Promise<void> {
    await tx.manager.delete(EndpointRecovery, { endpointId });
    await this.jobs.end(tx, jobId, { state: 'done', message, result: { deliveries: put, of: total } });
  }
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
