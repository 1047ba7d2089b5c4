import { newId, type Tx } from '#platform';
import { type Notice, notifyPerson } from '#notifications';
import { civilDateOf } from '#work-calendar';
import type { RecordedHealth } from '../endpoint-queues/endpoint-queue.queries.js';
import { budgetEnd, reachedThreshold, usedBudget } from '../endpoint-queues/failure-budget.js';
import { BACKLOG_DAYS } from '../endpoint-queues/sweep-queues.queries.js';
import { disableEndpoint } from './disable-endpoint.js';
import { EndpointQueue } from './endpoint.entity.js';
import { readEndpoint } from './endpoint.js';

/**
 * After a failure: warns the person who set the endpoint up when 50, 70 and 90 % of its failure budget are used, and disables it at
 * 100 %. Each warning is sent once in a row of failures.
 * @param now real time
 */
export async function watchFailing(tx: Tx, endpointId: string, health: RecordedHealth, now: Date): Promise<void> {
  const threshold = reachedThreshold(usedBudget(health, now), health.warnedPercent);
  if (threshold === null || !health.failingSince) return;
  await tx.manager.update(EndpointQueue, endpointId, { warnedPercent: threshold });
  const { failingSince, failuresInARow } = health;
  if (threshold === 100) return switchOff(tx, endpointId, { failingSince }, now);
  const [since, until] = [civilDateOf(failingSince), civilDateOf(budgetEnd(failingSince))];
  await notifyOwner(tx, endpointId, now, (endpoint) => ({
    kind: 'endpoint-failing',
    severity: threshold >= 90 ? 'urgent' : 'warning',
    facts: { ...endpoint, since, failures: failuresInARow, until },
  }));
}

/** Why an endpoint is disabled: its receiver answered 410 Gone, or has failed since. */
export type OffCause = 'gone' | { failingSince: Date };

/** Disables an endpoint because of how its receiver answers, and notifies the person who set it up. Its deliveries are kept. */
export async function switchOff(tx: Tx, endpointId: string, cause: OffCause, now: Date): Promise<void> {
  const gone = cause === 'gone';
  const reason = gone ? '410 Gone' : `nothing was accepted since ${cause.failingSince.toISOString()}`;
  if (!(await disableEndpoint(tx, endpointId, reason, now))) return;
  const since = civilDateOf(gone ? now : cause.failingSince);
  await notifyOwner(tx, endpointId, now, (endpoint) => ({
    kind: 'endpoint-off',
    severity: 'urgent',
    facts: { ...endpoint, since, gone, keptDays: BACKLOG_DAYS },
  }));
}

async function notifyOwner(
  tx: Tx,
  endpointId: string,
  now: Date,
  noticeOf: (endpoint: { host: string; description: string }) => Notice,
): Promise<void> {
  const { createdBy, url, description } = await readEndpoint(tx, endpointId);
  if (!createdBy) return;
  const notice = noticeOf({ host: new URL(url).host, description });
  await notifyPerson(tx, createdBy, { notice, sourceId: newId() }, now);
}
