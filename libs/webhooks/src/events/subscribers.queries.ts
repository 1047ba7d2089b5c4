import type { Tx } from '#platform';
import { BACKLOG_DAYS } from '../endpoint-queues/sweep-queues.queries.js';
import type { EndpointFilter } from './endpoint-filter.js';

/** An endpoint that subscribes to a type of event. */
export interface Subscriber {
  id: string;
  ordered: boolean;
  filter: EndpointFilter;
}

/**
 * Endpoints whose types hold this one: they are empty (everything), names, or end in `.*` for a whole family. For an endpoint that is
 * not active, events are kept as long as its backlog. Keeps them from being deleted until the transaction ends.
 */
export async function readSubscribers(tx: Tx, eventType: string): Promise<Subscriber[]> {
  return tx.query<Subscriber>(
    `SELECT id, ordered, filter FROM webhook_endpoint
     WHERE (state = 'active' OR state_since > now() - make_interval(days => ${BACKLOG_DAYS})) AND (event_types = '{}' OR $1 = ANY (event_types)
       OR EXISTS (SELECT 1 FROM unnest(event_types) AS t (wanted) WHERE wanted LIKE '%.*' AND starts_with($1, left(wanted, -1))))
     FOR KEY SHARE`,
    [eventType],
  );
}
