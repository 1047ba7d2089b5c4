import type { Addressee } from '#notifications';
import { addDays, civilDateOf, instantAt } from '#work-calendar';

type Waits = NonNullable<Addressee['waits']>;

/**
 * Until when a message that can wait is held back from channels that ring; null: it is sent now. Never earlier than the end of the quiet
 * hours. Pure.
 * @param morning the next message of the morning; null: it need not wait for one
 */
export function heldUntil({ digest, quiet }: Waits, gathered: Date | null, morning: Date, now: Date): Date | null {
  const until = gathered ?? (digest ? morning : null);
  return quiet ? later(until, endOfQuiet(quiet, until ?? now)) : until;
}

function later(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one > other ? one : other;
}

/** When the quiet hours end that go on at this instant; null: none do. */
function endOfQuiet({ from, to }: { from: string; to: string }, at: Date): Date | null {
  const day = civilDateOf(at);
  for (const start of [addDays(day, -1), day]) {
    const begins = instantAt(start, from);
    const ends = instantAt(from < to ? start : addDays(start, 1), to);
    if (begins <= at && at < ends) return ends;
  }
  return null;
}
