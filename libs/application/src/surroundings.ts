import { checkQueue, queueBackendOf, schemasOf } from '#outbox';
import { type Environment, checkDatabase } from '#platform';

/** The namespaces that a migration makes. */
export function schemasToMigrate(environment: Environment): string[] {
  return ['duban', ...schemasOf(queueBackendOf(environment))];
}

/**
 * Looks whether the servers that the environment names can be worked with, before anything is changed.
 * @param options.migrates tables will be made
 * @throws DomainError `database.…`, `queue.…` with one sentence for whoever runs the servers
 */
export async function checkServers(environment: Environment, { migrates }: { migrates: boolean }): Promise<void> {
  const { DATABASE_URL } = environment;
  if (DATABASE_URL) await checkDatabase(DATABASE_URL, { schemas: migrates ? schemasToMigrate(environment) : [] });
  await checkQueue(queueBackendOf(environment));
}
