import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Department, directory, Person } from '#identity';
import { type Environment, type Clock, Database, ShiftedClock, sqlStateOf, SystemClock } from '#platform';
import type { DemonstrationNumbers } from './count.queries.js';
import { waitForDisk } from './wait-for-disk.queries.js';

/**
 * What a database knows of its demonstration. It stands in the comment of the schema: it comes and goes with the data,
 * and no table has to be there for it.
 */
export interface DemonstrationRecord {
  /** `playing` is left behind by a loading that was cut off: the next one begins anew. */
  state: 'playing' | 'ready';
  /** Instant of the demonstration's own time at which … */
  clockAt: string;
  /** … real time was this. */
  loadedAt: string;
  webhook: { endpointId: string; port: number } | null;
  numbers: DemonstrationNumbers | null;
}

/** Null when the database holds no demonstration, but real data or nothing. */
async function readDemonstration(database: Database): Promise<DemonstrationRecord | null> {
  const comment = await database.comment();
  return comment?.startsWith('{')
    ? ((JSON.parse(comment) as { demonstration?: DemonstrationRecord }).demonstration ?? null)
    : null;
}

export async function writeDemonstration(database: Database, demonstration: DemonstrationRecord): Promise<void> {
  await database.setComment(JSON.stringify({ demonstration }));
}

/** What a program has to know before it opens a database. */
export interface DatabaseState {
  demonstration: DemonstrationRecord | null;
  /** Nobody is in it yet; maybe not even tables. */
  empty: boolean;
  /** The time that the data live in: a demonstration goes on from where its year was left. */
  clock: Clock;
}

export async function readDatabaseState(databaseUrl: string): Promise<DatabaseState> {
  const database = await open(databaseUrl);
  try {
    const demonstration = await readDemonstration(database);
    return { demonstration, empty: await isEmpty(database), clock: clockOf(demonstration) };
  } finally {
    await database.close();
  }
}

/** The container of the program comes later: it has to know the time of the data. */
function open(url: string): Promise<Database> {
  return Database.open({ url, applicationName: 'duban-state', migrations: [], entities: [Department, Person] });
}

async function isEmpty(database: Database): Promise<boolean> {
  try {
    return !(await directory.hasPeople(database));
  } catch (error) {
    if (sqlStateOf(error) === '42P01') return true;
    throw error;
  }
}

function clockOf(record: DemonstrationRecord | null): Clock {
  const real = new SystemClock();
  return record?.state === 'ready' ? new ShiftedClock(real, Date.parse(record.clockAt) - Date.parse(record.loadedAt)) : real;
}

/** Drops everything: tables, queue and outbox. Ask {@link readDatabaseState} first whether they are a demonstration's. */
export async function dropDemonstration(databaseUrl: string, config: Environment): Promise<void> {
  const database = await open(databaseUrl);
  try {
    await database.dropSchema();
    await database.dropSchema('bullmq');
    await waitForDisk(database, true); // A loading that was killed may have left it off.
  } finally {
    await database.close();
  }
  await rm(path.join(config.DUBAN_HOME, 'outbox'), { recursive: true, force: true });
}
