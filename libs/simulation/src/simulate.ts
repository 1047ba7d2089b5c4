import type { INestApplicationContext } from '@nestjs/common';
import { openContext } from '#application';
import { type Environment, Database, DomainError, type Logger, SimulatedClock, SystemClock } from '#platform';
import { playPeriod, RemindersDispatcher } from '#reminders';
import { addDays, instantAt, isCivilDate } from '#work-calendar';
import { readPlannedMessages, readTotals, type SimulatedDay, type SimulationTotals } from './planned-messages.queries.js';
import { TemporaryModule } from './temporary.module.js';
import { dropLeftovers, dropSimulation, newSimulationSchema } from './temporary-schema.js';

/** Longest period, in days. */
const MAX_SIMULATED_DAYS = 400;

/** First and last day, Asia/Shanghai; both are played. */
export interface SimulatedPeriod {
  from: string;
  to: string;
}

export interface Simulation extends SimulatedPeriod {
  days: SimulatedDay[];
  totals: SimulationTotals;
}

/** A period on a temporary schema of a database. */
export interface SimulationOptions {
  /** With the database; nothing of it leads outside. */
  environment: Environment;
  period: SimulatedPeriod;
  logger?: Logger;
}

/**
 * Plays a period with the very engine of the service on a temporary schema and answers what would be sent. `setUp`
 * puts roster, policy and projects in; nobody signs, reports or finishes. No message leaves: the outbox of the schema is
 * never relayed. The schema is dropped at the end, whatever happens.
 * @throws DomainError `period.invalid`, and what `setUp` throws
 */
export async function simulate(
  options: SimulationOptions,
  setUp: (context: INestApplicationContext) => Promise<void>,
): Promise<Simulation> {
  const { period } = options;
  assertPeriod(period);
  const clock = new SimulatedClock(instantAt(period.from, '00:00'));
  return inTemporarySchema(options, clock, async (context) => {
    await setUp(context);
    await playPeriod({ clock, dispatcher: context.get(RemindersDispatcher) }, instantAt(period.to, '23:59'));
    const database = context.get(Database);
    const days = await readPlannedMessages(database, instantAt(period.from, '00:00'));
    return { ...period, days, totals: await readTotals(database, days) };
  });
}

/** Opens an application context on an empty schema of its own, and clears both away when the work is done, whatever happens. */
export async function inTemporarySchema<T>(
  { environment, logger }: Omit<SimulationOptions, 'period'>,
  clock: SimulatedClock,
  work: (context: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const context = await openContext(TemporaryModule, {
    role: 'simulation',
    environment: { ...environment, DUBAN_SECRET: UNUSED_SECRET },
    clock,
    schema: newSimulationSchema(),
    ...(logger ? { logger } : {}),
  });
  try {
    const database = context.get(Database);
    await dropLeftovers(database, new SystemClock().now());
    await database.migrate();
    return await work(context);
  } finally {
    await clearAway(context);
  }
}

/** A simulation sets up no webhook, so it encrypts nothing. */
const UNUSED_SECRET = 'a simulation encrypts no webhook secret';

async function clearAway(context: INestApplicationContext): Promise<void> {
  try {
    await dropSimulation(context.get(Database));
  } finally {
    await context.close();
  }
}

/** @throws DomainError `period.invalid` */
export function assertPeriod({ from, to }: SimulatedPeriod): void {
  for (const date of [from, to]) {
    if (!isCivilDate(date)) throw new DomainError('period.invalid', `"${date}" is not a date. Write it as YYYY-MM-DD.`, { date });
  }
  if (to < from)
    throw new DomainError('period.invalid', `The period ends (${to}) before it begins (${from}). Swap the two dates.`, {
      from,
      to,
    });
  if (to >= addDays(from, MAX_SIMULATED_DAYS)) {
    throw new DomainError('period.invalid', `A simulation plays at most ${MAX_SIMULATED_DAYS} days. Choose a shorter period.`, {
      from,
      to,
    });
  }
}
