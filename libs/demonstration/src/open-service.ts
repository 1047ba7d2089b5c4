import { DomainError, readConfig } from '#platform';
import { readDatabaseState } from './demonstration-record.js';
import { Application } from '#application';

/**
 * The house for a program of its own, on the servers that the environment names.
 * @throws DomainError `config.invalid`, `database.not-migrated`
 */
export async function openServiceApplication(role: 'api' | 'worker'): Promise<Application> {
  const config = readConfig(process.env);
  if (!config.DATABASE_URL || !config.DUBAN_SECRET) {
    throw new DomainError(
      'config.invalid',
      `To run the ${role} as a program of its own, set DATABASE_URL and DUBAN_SECRET. To run everything in one process: npm start`,
    );
  }
  // On the database of a demonstration time stands in its year, for every program alike.
  const { clock } = await readDatabaseState(config.DATABASE_URL);
  const application = await Application.open({
    config,
    databaseUrl: config.DATABASE_URL,
    secret: config.DUBAN_SECRET,
    role,
    clock,
  });
  await application.assertMigrated();
  return application;
}
