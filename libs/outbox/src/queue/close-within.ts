import { setTimeout as pause } from 'node:timers/promises';

interface Closable {
  close(): Promise<unknown>;
  /** Cuts the connections. */
  disconnect(): Promise<unknown>;
}

const DISCONNECT_WITHIN_MS = 1000;

/**
 * Closes a queue or a worker of BullMQ. One whose server does not answer never closes by itself: after `withinMs` its connections are cut. Nothing
 * is lost by that: what has to be done stands in the outbox.
 * @param closing what `close()` answered, when it has been called
 */
export async function closeWithin(one: Closable, withinMs: number, closing: Promise<unknown> = one.close()): Promise<void> {
  const closed = closing.then(
    () => true,
    // BullMQ gives up its watch over the connection then, and the connection goes on trying.
    () => false,
  );
  if (await Promise.race([closed, afterwards(withinMs)])) return;
  await Promise.race([one.disconnect().catch(() => undefined), afterwards(DISCONNECT_WITHIN_MS)]);
}

function afterwards(ms: number): Promise<false> {
  return pause(ms, false as const, { ref: true });
}
