import { defineJob } from '#outbox';
import type { EngineTime } from '#platform';

/** A delivery is due: attempt it once and record the outcome. */
export const deliveryAttempt = defineJob<{ deliveryId: string }>('delivery.attempt');

/** Not sent before those to the same recipient that have the same key and a lower number, until these have ended. */
interface Order {
  key: string;
  number: number;
}

/** One message to one recipient through one channel, requested by one source. */
export interface NewDelivery<Content extends object = object> {
  /** Name of a {@link Channel}: `inbox`, `email`, `webhook`. */
  channel: string;
  /** The person, the robot or the webhook endpoint. */
  recipientId: string;
  /** Where the channel finds the recipient (an e-mail address); null when the id is enough. */
  address: string | null;
  /** What caused it: the reminder, the event. With channel and recipient it makes the delivery unique. */
  sourceId: string;
  /** The project it speaks of, so that it can be withdrawn with the project; null for none. */
  projectId: string | null;
  /** What the channel sends, as JSON; every attempt sends the same. */
  content: Content;
  /** Left out: in no order. */
  order?: Order;
}

export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'withdrawn';

/** A delivery that is about to be sent. `id` is the same on every attempt: receivers drop repeats by it. */
export interface OutgoingDelivery extends NewDelivery {
  id: string;
  /** 1, 2, 3 … */
  attempt: number;
  /** When it was requested. */
  createdAt: EngineTime;
}
