import { recordEvents } from '#outbox';
import type { Actor } from '#identity';
import type { Tx } from '#platform';

/** Writes one step of a call into its history. */
export async function recordCallIn(
  tx: Tx,
  step: { id: string; type: string; data: Record<string, unknown> },
  actor: Actor,
  now: Date,
): Promise<void> {
  const { id, type, data } = step;
  await recordEvents(tx, [
    { type: `call_in.${type}`, subject: { kind: 'call-in', id }, actor: { id: actor.id, name: actor.name }, at: now, data },
  ]);
}
