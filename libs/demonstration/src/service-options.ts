import { checkServers, type ProgramOptions } from '#application';
import { DomainError, readConfig } from '#platform';
import { readDatabaseState } from './demonstration-record.js';

/**
 * What a program of its own starts with: the servers that the environment names. On the database of a demonstration time stands in its
 * year, for every program alike.
 * @throws DomainError `config.invalid`, `database.…`, `queue.…`
 */
export async function serviceOptions(role: 'api' | 'worker'): Promise<ProgramOptions> {
  const environment = readConfig(process.env);
  if (!environment.DATABASE_URL || !environment.DUBAN_SECRET) {
    throw new DomainError(
      'config.invalid',
      `To run the ${role} as a program of its own, set DATABASE_URL and DUBAN_SECRET. To run everything in one process: npm start`,
    );
  }
  await checkServers(environment, { migrates: false });
  const { clock } = await readDatabaseState(environment.DATABASE_URL);
  return { role, environment, clock };
}
