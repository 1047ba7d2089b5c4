import { randomBytes } from 'node:crypto';
import {
  type DemonstrationRecord,
  dropDemonstration,
  loadDemonstration,
  readDatabaseState,
  resumeDemonstrationWebhook,
} from '#demonstration';
import { Application } from '#application';
import { PeopleService } from '#identity';
import type { Config } from '#platform';
import { createApi } from '../../../api/src/create-api.js';
import { closeApplication } from '../close-house.js';
import type { Closers } from '../closers.js';
import { startBuiltIn, takeHome } from '../database-access.js';
import { secretOf } from '../home.js';
import { showProgress } from '../progress.js';
import { removeRunFile, writeRunFile } from '../run-file.js';

export interface ServiceOptions {
  config: Config;
  /** No demonstration in an empty database. */
  empty: boolean;
  signal: AbortSignal;
}

/** What a start has to tell. */
export interface Service {
  url: string;
  now: Date;
  demonstration: DemonstrationRecord | null;
  /** The password of `admin`, when this start made that account. */
  adminPassword: string | null;
}

/**
 * Brings up database, worker and API in this process. What has been opened is in `closers`, also when it throws.
 * @throws DomainError `home.taken`, `home.unwritable`, …; EmbeddedPostgresError; `signal.reason`
 */
export async function startService(wish: ServiceOptions, closers: Closers): Promise<Service> {
  const { signal } = wish;
  const databaseUrl = await openServer(wish, closers);
  const config = { ...wish.config };
  const secret = await secretOf(config);
  const demonstration = await provideDemonstration(wish, databaseUrl, secret);
  signal.throwIfAborted();
  // The receiver of the demonstration lives on this machine.
  if (demonstration) config.WEBHOOK_ALLOW_PRIVATE = true;
  const { clock } = await readDatabaseState(databaseUrl);
  const application = await Application.open({ config, databaseUrl, secret, role: 'serve', clock });
  closers.push(() => closeApplication(application));
  await application.migrate();
  const adminPassword = await provideAdmin(application);
  await startReceiving(application, secret, demonstration, closers);
  signal.throwIfAborted();
  const url = await listen(application, closers);
  await writeRunFile(config.DUBAN_HOME, { pid: process.pid, databaseUrl, url });
  closers.push(() => removeRunFile(config.DUBAN_HOME));
  return { url, now: clock.now(), demonstration, adminPassword };
}

async function openServer({ config }: ServiceOptions, closers: Closers): Promise<string> {
  if (!config.DATABASE_URL) return startBuiltIn(config, closers);
  await takeHome(config, closers);
  return config.DATABASE_URL;
}

/** The demonstration of this database; loaded when the built-in one is empty, or when a loading was broken off. */
async function provideDemonstration(
  { config, empty, signal }: ServiceOptions,
  databaseUrl: string,
  secret: string,
): Promise<DemonstrationRecord | null> {
  const standing = await readDatabaseState(databaseUrl);
  if (standing.demonstration?.state === 'ready') return standing.demonstration;
  if (standing.demonstration) await dropDemonstration(databaseUrl, config);
  else if (!standing.empty || config.DATABASE_URL) return null;
  if (empty) return null;
  process.stderr.write('首次启动，加载演示数据（约半分钟）… First start: loading the demonstration, about half a minute.\n');
  const progress = showProgress();
  try {
    const onProgress = (percent: number, message: string): void => progress.update(percent, message);
    const demonstration = await loadDemonstration({
      config,
      databaseUrl,
      secret,
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

/** Somebody must be able to log in to an empty database. */
async function provideAdmin(application: Application): Promise<string | null> {
  const password = randomBytes(12).toString('base64url');
  const isFirst = await application.get(PeopleService).createFirst({
    login: 'admin',
    name: '系统管理员',
    email: null,
    phone: null,
    role: 'admin',
    departmentId: null,
    isHead: false,
    password,
  });
  return isFirst ? password : null;
}

async function startReceiving(
  application: Application,
  secret: string,
  demonstration: DemonstrationRecord | null,
  closers: Closers,
): Promise<void> {
  if (demonstration?.webhook) {
    const receiver = await resumeDemonstrationWebhook(application, secret, demonstration.webhook);
    closers.push(() => receiver.close());
  }
  await application.startWorking();
}

async function listen(application: Application, closers: Closers): Promise<string> {
  const { HOST, PORT } = application.config;
  const api = await createApi(application);
  closers.push(() => api.close());
  await api.listen(PORT, HOST);
  const { port } = api.getHttpServer().address() as { port: number };
  const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(HOST) ? 'localhost' : HOST;
  return `http://${name}:${port}`;
}
