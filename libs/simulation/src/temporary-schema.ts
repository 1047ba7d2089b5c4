import { type Database, DomainError, newId } from '#platform';

const PREFIX = 'sim_';
const LEFTOVER_AFTER_MS = 24 * 3600 * 1000;

/** A name for a schema that holds one simulation; it tells its age, being made from a time-ordered id. */
export function newSimulationSchema(): string {
  return PREFIX + newId().replaceAll('-', '');
}

/** Drops schemas that simulations left behind when their process was killed more than a day ago. */
export async function dropLeftovers(database: Database, now: Date): Promise<string[]> {
  const names = await database.schemasLike('^sim_[0-9a-f]{32}$');
  const old = names.filter((name) => now.getTime() - bornAt(name) > LEFTOVER_AFTER_MS);
  for (const name of old) await database.dropSchema(name);
  return old;
}

/** Drops the schema of a simulation and of nothing else. */
export async function dropSimulation(database: Database): Promise<void> {
  if (!database.schema.startsWith(PREFIX))
    throw new DomainError('simulation.schema', `The schema ${database.schema} is no simulation's.`);
  await database.dropSchema();
}

/** The first 48 bits of a UUID of version 7 are milliseconds since 1970. */
function bornAt(schema: string): number {
  return Number.parseInt(schema.slice(PREFIX.length, PREFIX.length + 12), 16);
}
