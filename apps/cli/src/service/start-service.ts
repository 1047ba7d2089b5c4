import type { INestApplicationContext } from '@nestjs/common';
import { createApi } from '#api';
import { checkServers, MigrationService, openContext, type ProgramOptions } from '#application';
import {
  type DemonstrationRecord,
  DemonstrationWebhooks,
  dropDemonstration,
  loadDemonstration,
  readDatabaseState,
} from '#demonstration';
import { AdministratorsService } from '#identity';
import { Clock, Environment } from '#platform';
import { WorkerModule } from '#worker';
import type { Closers } from '../closers.js';
import { closeWorker } from '../close-worker.js';
import { environmentOn, programOn, startBuiltIn, takeHome, withServicesOn } from '../database-access.js';
import { showProgress } from '../output/progress.js';
import { removeRunFile, writeRunFile } from '../run-file.js';

export interface ServiceOptions {
  config: Environment;
  /** No demonstration in an empty database. */
  empty: boolean;
  signal: AbortSignal;
}

/** What a start has to tell. */
export interface Service {
  url: string;
  now: Date;
  demonstration: DemonstrationRecord | null;
  administrators: AdministratorsService;
}

/**
 * Brings up database, worker and API in this process. What has been opened is in `closers`, also when it throws.
 * @throws DomainError `home.taken`, `home.unwritable`, …; EmbeddedPostgresError; `signal.reason`
 */
export async function startService(wish: ServiceOptions, closers: Closers): Promise<Service> {
  const { signal } = wish;
  await checkServers(wish.config, { migrates: true });
  const databaseUrl = await openServer(wish, closers);
  const given = await environmentOn(wish.config, databaseUrl);
  const demonstration = await provideDemonstration(wish, given);
  signal.throwIfAborted();
  // The receiver of the demonstration lives on this machine.
  const environment = demonstration ? { ...given, WEBHOOK_ALLOW_PRIVATE: true } : given;
  const program = await programOn({ environment, databaseUrl, alone: true }, 'serve');
  await withServicesOn(program, (services) => prepare(services, demonstration, closers));
  const worker = await openContext(WorkerModule, program);
  closers.push(() => closeWorker(worker));
  signal.throwIfAborted();
  const url = await listen(program, closers);
  await writeRunFile(environment.DUBAN_HOME, { pid: process.pid, databaseUrl, url });
  closers.push(() => removeRunFile(environment.DUBAN_HOME));
  return { url, now: worker.get(Clock).now(), demonstration, administrators: worker.get(AdministratorsService) };
}

/** What must stand before API and worker start. */
async function prepare(
  services: INestApplicationContext,
  demonstration: DemonstrationRecord | null,
  closers: Closers,
): Promise<void> {
  await services.get(MigrationService).migrate();
  if (demonstration?.webhook) {
    const receiver = await services.get(DemonstrationWebhooks).resume(demonstration.webhook);
    closers.push(() => receiver.close());
  }
}

async function openServer({ config }: ServiceOptions, closers: Closers): Promise<string> {
  if (!config.DATABASE_URL) return startBuiltIn(config, closers);
  await takeHome(config, closers);
  return config.DATABASE_URL;
}

/** The demonstration of this database; loaded when the built-in one is empty, or when a loading was broken off. */
async function provideDemonstration(
  { config, empty, signal }: ServiceOptions,
  environment: Environment,
): Promise<DemonstrationRecord | null> {
  const databaseUrl = environment.DATABASE_URL ?? '';
  const standing = await readDatabaseState(databaseUrl);
  if (standing.demonstration?.state === 'ready') return standing.demonstration;
  if (standing.demonstration) await dropDemonstration(databaseUrl, config);
  else if (!standing.empty || config.DATABASE_URL) return null;
  if (empty) return null;
  process.stderr.write('首次启动，加载演示数据（约两分钟）… First start: loading the demonstration, about two minutes.\n');
  const progress = showProgress();
  try {
    const onProgress = (percent: number, message: string): void => progress.update(percent, message);
    const demonstration = await loadDemonstration({
      environment,
      fast: !config.DATABASE_URL,
      signal,
      onProgress,
    });
    progress.update(100, '完成 Done');
    return demonstration;
  } finally {
    progress.stop();
  }
}

async function listen(program: ProgramOptions, closers: Closers): Promise<string> {
  const api = await createApi(program);
  closers.push(() => api.close());
  const { HOST, PORT } = api.get(Environment);
  await api.listen(PORT, HOST);
  const { port } = api.getHttpServer().address() as { port: number };
  const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(HOST) ? 'localhost' : HOST;
  return `http://${name}:${port}`;
}
