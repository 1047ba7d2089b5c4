import { type Config, createLogger, DomainError, type Logger, SimulatedClock, SystemClock } from '#platform';
import { playPeriod } from '#reminders';
import { addDays, instantAt, isCivilDate } from '#work-calendar';
import { Application } from '#application';
import { readPlannedMessages, readTotals, type SimulatedDay, type SimulationTotals } from './planned-messages.js';
import { dropLeftovers, dropSimulation, newSimulationSchema } from './throw-away-schema.js';

/** Longest period, in days. */
export const MAX_SIMULATED_DAYS = 400;

/** First and last day, Asia/Shanghai; both are played. */
export interface SimulatedPeriod {
  from: string;
  to: string;
}

export interface Simulation extends SimulatedPeriod {
  days: SimulatedDay[];
  totals: SimulationTotals;
}

export interface SimulationOptions {
  databaseUrl: string;
  config: Config;
  period: SimulatedPeriod;
  logger?: Logger;
}

/**
 * Plays a period with the very engine of the service on a throw-away schema and answers what would be sent. `furnish`
 * puts roster, policy and projects in; nobody signs, reports or finishes. No message leaves: what the schema promises is
 * never relayed. The schema is dropped at the end, whatever happens.
 * @throws DomainError `period.invalid`, and what `furnish` throws
 */
export async function simulate(
  options: SimulationOptions,
  furnish: (application: Application, clock: SimulatedClock) => Promise<void>,
): Promise<Simulation> {
  const { period } = options;
  assertPeriod(period);
  const clock = new SimulatedClock(instantAt(period.from, '00:00'));
  return inTemporarySchema(options, clock, async (application) => {
    await furnish(application, clock);
    await playPeriod({ clock, dispatcher: application.dispatcher }, instantAt(period.to, '23:59'));
    const days = await readPlannedMessages(application.database, instantAt(period.from, '00:00'));
    return { ...period, days, totals: await readTotals(application.database, days) };
  });
}

/** Opens a house on an empty schema of its own, and clears both away when the work is done, whatever happens. */
export async function inTemporarySchema<T>(
  { config, databaseUrl, logger = createLogger(config.LOG_LEVEL, 'simulation') }: Omit<SimulationOptions, 'period'>,
  clock: SimulatedClock,
  work: (application: Application) => Promise<T>,
): Promise<T> {
  const application = await Application.open({
    config,
    databaseUrl,
    secret: UNUSED_SECRET,
    role: 'simulation',
    clock,
    dispatching: false,
    schema: newSimulationSchema(),
    logger,
  });
  try {
    await dropLeftovers(application.database, new SystemClock().now());
    await application.database.migrate();
    return await work(application);
  } finally {
    await clearAway(application);
  }
}

/** A simulation sets up no webhook, so it seals nothing. */
const UNUSED_SECRET = 'a simulation seals no webhook secret';

async function clearAway(application: Application): Promise<void> {
  try {
    await dropSimulation(application.database);
  } finally {
    await application.close();
  }
}

function assertPeriod({ from, to }: SimulatedPeriod): void {
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
