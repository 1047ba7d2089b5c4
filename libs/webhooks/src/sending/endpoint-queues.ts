import type { RecipientQueues } from '#delivery';
import { dispatchNext } from '../endpoint-queues/dispatch.queries.js';
import { recordHealth } from '../endpoint-queues/endpoint-queue.queries.js';
import { existsLocked } from '../endpoints/endpoint.js';
import type { FailingEndpoints } from '../endpoints/failing-endpoints.js';

/** The delivery queue of each endpoint: learns how its endpoint answers, and dispatches no more than that allows. */
export function endpointQueues(failing: FailingEndpoints): RecipientQueues {
  return {
    hasRecipient: existsLocked,
    dispatchNext,
    async recordOutcomes(tx, outcomes, now): Promise<void> {
      for (const [endpointId, health] of await recordHealth(tx, outcomes))
        if (health.failuresInARow > 0) await failing.watch(tx, endpointId, health, now);
    },
  };
}
