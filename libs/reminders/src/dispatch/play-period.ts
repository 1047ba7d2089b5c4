import type { SimulatedClock } from '#platform';
import type { RemindersDispatcher } from './reminders-dispatcher.js';

/**
 * Plays the engine from one due step to the next up to `until`, setting the clock. The work is that of the running
 * service; only the waiting is left out. `onInstant` runs after each instant at which something fell due.
 */
export async function playPeriod(
  { clock, dispatcher }: { clock: SimulatedClock; dispatcher: RemindersDispatcher },
  until: Date,
  onInstant: (now: Date) => Promise<void> = async () => undefined,
): Promise<void> {
  for (;;) {
    const next = await dispatcher.nextFireAt();
    if (!next || next > until) break;
    if (next > clock.now()) clock.moveTo(next);
    while ((await dispatcher.tick()) > 0);
    await onInstant(clock.now());
  }
  clock.moveTo(until);
}
