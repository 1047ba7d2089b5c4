import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { MigrationService, schemasToMigrate } from '#application';
import { AdministratorsService } from '#identity';
import { checkQueue, queueBackendOf } from '#outbox';
import { type Environment, acquireHomeLock, checkDatabase, DomainError, operatorSentence, readConfig } from '#platform';
import { withServices } from '../database-access.js';
import { EXIT } from '../exit.js';
import { assertPortFree } from '../free-port.js';
import { readRunFile } from '../run-file.js';

interface Check {
  name: string;
  /** Answers what is well. @throws what has to be put right */
  look: () => Promise<string>;
  /** Not looked at when one of these has failed. */
  after?: readonly string[];
}

/** Looks at everything around Duban that whoever runs it has to see to, a line each. */
export async function run(): Promise<void> {
  const failed = new Set<string>();
  const config = await tell({ name: '配置 configuration', look: () => Promise.resolve('can be read') }, failed, () =>
    readConfig(process.env),
  );
  for (const check of config ? checksOf(config) : []) await tell(check, failed, () => undefined);
  if (failed.size > 0) process.exitCode = EXIT.fault;
}

function checksOf(config: Environment): Check[] {
  const { DATABASE_URL, REDIS_URL } = config;
  const database = '数据库 database';
  const tables = '数据表 tables';
  return [
    { name: '主目录 home folder', look: () => lookAtHome(config) },
    { name: '端口 port', look: () => lookAtPort(config) },
    ...(REDIS_URL ? [{ name: '队列 queue', look: () => lookAtQueue(config) }] : []),
    ...(DATABASE_URL
      ? [
          { name: database, look: () => lookAtDatabase(DATABASE_URL, config) },
          { name: tables, look: () => lookAtTables(config), after: [database] },
          { name: '管理员 administrator', look: () => lookForAdministrator(config), after: [database, tables] },
        ]
      : []),
  ];
}

async function tell<Result>(check: Check, failed: Set<string>, result: () => Result): Promise<Result | null> {
  const { name, look, after = [] } = check;
  if (after.some((other) => failed.has(other))) {
    process.stdout.write(`－ ${name}: not looked at\n`);
    return null;
  }
  try {
    const found = result();
    process.stdout.write(`✓ ${name}: ${await look()}\n`);
    return found;
  } catch (error) {
    const sentence = operatorSentence(error);
    if (sentence === null) throw error;
    failed.add(name);
    process.stdout.write(`✗ ${name}: ${sentence}\n`);
    return null;
  }
}

async function lookAtHome({ DUBAN_HOME, DATABASE_URL }: Environment): Promise<string> {
  const folder = path.resolve(DUBAN_HOME);
  try {
    await (await acquireHomeLock(DUBAN_HOME)).release();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'home.taken') throw error;
    return `${folder}, in use by the running service`;
  }
  await access(folder, constants.W_OK | constants.X_OK);
  return DATABASE_URL ? `${folder}, for attachments` : `${folder}, for the built-in database, attachments and e-mails`;
}

async function lookAtPort({ HOST, PORT, DUBAN_HOME }: Environment): Promise<string> {
  if (PORT === 0) return 'any that is free';
  try {
    await assertPortFree(HOST, PORT);
  } catch (error) {
    const run = await readRunFile(DUBAN_HOME);
    if (run && new URL(run.url).port === String(PORT)) return `${PORT}, in use by the running service`;
    throw error;
  }
  return `${PORT} is free`;
}

async function lookAtQueue(config: Environment): Promise<string> {
  await checkQueue(queueBackendOf(config));
  return 'Redis answers, and throws no jobs away';
}

async function lookAtDatabase(url: string, config: Environment): Promise<string> {
  const place = await checkDatabase(url, { schemas: schemasToMigrate(config) });
  return `${place}, with sessions, encoding and rights that are needed`;
}

function lookAtTables(config: Environment): Promise<string> {
  return withServices(config, 'doctor', async (services) => {
    await services.get(MigrationService).assertMigrated();
    return 'up to date';
  });
}

function lookForAdministrator(config: Environment): Promise<string> {
  return withServices(config, 'doctor', async (services) => {
    if (await services.get(AdministratorsService).hasAny()) return 'there is one who can log in';
    throw new DomainError(
      'administrator.missing',
      'Nobody can log in and make accounts. Make an administrator: duban admin create',
    );
  });
}
