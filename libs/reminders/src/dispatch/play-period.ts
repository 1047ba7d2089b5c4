import type { Database, SimulatedClock } from '#platform';
import type { Dispatcher } from './dispatcher.js';
import { nextFireAt } from '../due-steps/due-steps.store.js';

/**
 * Plays the engine from one due step to the next up to `until`, moving the clock. The work is that of the running
 * service; only the waiting is left out. `onInstant` runs after each instant at which something fell due.
 */
export async function playPeriod(
  engine: { database: Database; clock: SimulatedClock; dispatcher: Dispatcher },
  until: Date,
  onInstant: (now: Date) => Promise<void> = async () => undefined,
): Promise<void> {
  for (;;) {
    const next = await nextFireAt(engine.database);
    if (!next || next > until) break;
    if (next > engine.clock.now()) engine.clock.moveTo(next);
    while ((await engine.dispatcher.tick()) > 0);
    await onInstant(engine.clock.now());
  }
  engine.clock.moveTo(until);
}
