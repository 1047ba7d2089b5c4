import type { RecipientQueues } from '#delivery';
import type { Tx } from '#platform';
import { dispatchNext } from '../endpoint-queues/dispatch.queries.js';
import { recordHealth } from '../endpoint-queues/endpoint-queue.queries.js';
import { existsLocked } from '../endpoints/endpoint.js';
import { watchFailing } from '../endpoints/failing-endpoint.js';

/** The delivery queue of each endpoint: learns how its endpoint answers, and dispatches no more than that allows. */
export const ENDPOINT_QUEUES: RecipientQueues = { hasRecipient: existsLocked, recordOutcomes, dispatchNext };

async function recordOutcomes(tx: Tx, outcomes: ReadonlyMap<string, readonly boolean[]>, now: Date): Promise<void> {
  for (const [endpointId, health] of await recordHealth(tx, outcomes))
    if (health.failuresInARow > 0) await watchFailing(tx, endpointId, health, now);
}
