import type { RealTime, Tx } from '#platform';
import type { DeliveryRow } from './delivery.queries.js';
import type { OutgoingDelivery } from './delivery.js';

interface ResultParts {
  /** Answer of the receiver: HTTP status or SMTP reply code. */
  statusCode?: number;
  /** Beginning of the receiver's answer, at most 4 KiB. */
  responseExcerpt?: string;
  /** What belongs to the result and has to be written in the transaction that records the attempt. */
  record?: (tx: Tx) => Promise<void>;
}

export type SendResult =
  | (ResultParts & { ok: true; detail?: string })
  | (ResultParts & {
      ok: false;
      /** False when another attempt can't change the outcome. */
      retryable: boolean;
      /** One sentence for the delivery log. */
      detail: string;
      /** Wait at least this long, as the receiver asked. */
      retryAfterMs?: number;
      /** The receiver asked that nothing at all is sent to it for so long. */
      pauseMs?: number;
      /** The recipient takes nothing until somebody activates it again: the delivery stays in its queue until then. */
      kept?: true;
    });

/** Neither sent nor attempted: the delivery goes back to its place in the queue of its recipient. */
export interface Held {
  held: true;
}

/** A delivery that asks for its turn. */
export interface TurnRequest {
  id: string;
  recipientId: string;
  jobId: string;
}

/** The turn is this delivery's now, and these others' too, which share its message; or it has to come back after so many milliseconds. */
export type Turn = { companions: string[] } | { waitMs: number };

/**
 * Sends deliveries to one kind of recipient. A module that has a channel provides it; {@link Channels} finds it there. `send` runs without an open transaction and answers every refusal of the other side as
 * a result; it throws only for faults of this process, which cost no attempt. What it has to write goes into `record` of its result.
 */
export abstract class Channel {
  abstract readonly name: string;
  abstract send(delivery: OutgoingDelivery, signal: AbortSignal): Promise<SendResult | Held>;
  /** For receivers that take only so many messages: called before each attempt. Waiting costs no attempt. */
  takeTurn?(delivery: TurnRequest): Promise<Turn>;
  /** Joins the contents of deliveries that share a turn into one. */
  merge?(contents: readonly object[]): object;
  /** Only of the channel whose deliveries wait in a queue of their recipient. */
  readonly queues?: RecipientQueues;
  /** Closes the connections that it keeps. */
  close?(): Promise<void>;
}

/** The queues in which deliveries wait for their recipient, one for each recipient. */
export interface RecipientQueues {
  /** False when the recipient was deleted. Keeps it from being deleted until the transaction ends. */
  hasRecipient(tx: Tx, recipientId: string): Promise<boolean>;
  /**
   * Records how attempts to recipients ended, in their order, and locks the queues until the transaction ends.
   */
  recordOutcomes(tx: Tx, outcomes: ReadonlyMap<string, readonly SendResult[]>, now: RealTime): Promise<void>;
  /**
   * Dispatches what the queues of these recipients may send now. The caller, who holds their locks, makes as many of the attempts
   * itself as it asks for; the rest goes to the outbox.
   * @param wanted for each recipient, how many attempts the caller makes
   * @returns those, by recipient
   */
  dispatchNext(tx: Tx, wanted: ReadonlyMap<string, number>): Promise<Map<string, DeliveryRow[]>>;
}
