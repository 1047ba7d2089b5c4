import { defineJob } from '#outbox';
import type { Tx } from '#platform';
import type { Language, Mention, Message } from './messages/message.js';
import type { Notice, Reader } from './messages/notice.js';

/** A delivery is due: send it once and write down what came of it. */
export const deliveryAttempt = defineJob<{ deliveryId: string }>('delivery.attempt');

/** What a webhook receives: the exact text of the request body, kept so that every attempt sends the same bytes. */
export interface WebhookContent {
  body: string;
}

/** What a person is to read, not yet in words: those are found when the delivery is asked for, by the template then in force. */
export interface Saying {
  notice: Notice;
  language: Language;
  /** Left out where it goes to a group, or to whoever it was meant for. */
  reader?: Reader;
  /** Only in a group. */
  mentions?: Mention[];
}

/** Not sent before those to the same recipient that have the same key and a lower number, until these have come to an end. */
export interface Order {
  key: string;
  number: number;
}

/** One message to one recipient through one channel, wished for by one source. */
export interface NewDelivery {
  /** Name of a {@link Channel}: `inbox`, `email`, `webhook`. */
  channel: string;
  /** The person, or the webhook endpoint. */
  recipientId: string;
  /** Where the channel finds the recipient (an e-mail address); null when the id is enough. */
  address: string | null;
  /** What caused it: the reminder, the event. With channel and recipient it makes the delivery unique. */
  sourceId: string;
  /** The project it speaks of, so that it can be withdrawn with the project; null for none. */
  projectId: string | null;
  content: Message | WebhookContent | Saying;
  /** Left out: in no order. */
  order?: Order;
}

export interface WordedDelivery extends NewDelivery {
  content: Message | WebhookContent;
}

export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'withdrawn';

/** A delivery on its way out. `id` is the same on every attempt: receivers drop repeats by it. */
export interface OutgoingDelivery extends WordedDelivery {
  id: string;
  /** 1, 2, 3 … */
  attempt: number;
  /** When it was asked for, by the clock of the engine. */
  createdAt: Date;
}

interface ResultParts {
  /** Answer of the receiver: HTTP status or SMTP reply code. */
  statusCode?: number;
  /** Beginning of the receiver's answer, at most 4 KiB. */
  responseExcerpt?: string;
  /** What belongs to the result and has to be written in the very transaction that records it. */
  record?: (tx: Tx) => Promise<void>;
}

/** Not sent and not tried: it waits in its lane until the endpoint takes messages again. */
export interface Held {
  held: true;
}

/** A delivery that asks for its turn. */
export interface Waiting {
  id: string;
  recipientId: string;
  jobId: string;
}

/** Its turn has come, for these others too, which share its message; or it is to come back after so many milliseconds. */
export type Turn = { companions: string[] } | { waitMs: number };

export type SendResult =
  | (ResultParts & { ok: true; detail?: string })
  | (ResultParts & {
      ok: false;
      /** False when another try can't change the outcome. */
      retryable: boolean;
      /** One sentence for the delivery log. */
      detail: string;
      /** Wait at least this long, as the receiver asked. */
      retryAfterMs?: number;
    });

/**
 * A way out. `send` runs without an open transaction and answers every refusal of the other side as a result; it throws
 * only for trouble of our own, which costs no attempt. What it has to write goes into `record` of its result.
 */
export interface Channel {
  readonly name: string;
  send(delivery: OutgoingDelivery, signal: AbortSignal): Promise<SendResult | Held>;
  /** Where a receiver takes only so many messages: asked before each attempt. Waiting costs no attempt. */
  takeTurn?(delivery: Waiting): Promise<Turn>;
  /** Gives back connections that it keeps. */
  close?(): Promise<void>;
}

export function isMessage(content: NewDelivery['content']): content is Message {
  return 'title' in content;
}

export function isSaying(content: NewDelivery['content']): content is Saying {
  return 'notice' in content;
}
