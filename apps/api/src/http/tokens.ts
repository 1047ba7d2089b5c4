/** Injection tokens of what has no class of its own. `Database` and `Clock` are their own tokens. */

/** The process's pino `Logger`. */
export const LOGGER = Symbol('LOGGER');

/** A {@link QueuePing}. */
export const QUEUE_PING = Symbol('QUEUE_PING');

/** Resolves when the queue answers, rejects when it does not. */
export type QueuePing = () => Promise<void>;
