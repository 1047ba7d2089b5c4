import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { openContext, type ProgramOptions } from '#application';
import { readDatabaseState } from '#demonstration';
import { type Environment, acquireHomeLock, checkDatabase, DomainError, EmbeddedPostgres } from '#platform';
import { CliModule } from './cli.module.js';
import { Closers } from './closers.js';
import { secretOf } from './home.js';
import { readRunFile, removeRunFile } from './run-file.js';

export interface DatabaseAccess {
  databaseUrl: string;
  /** The configuration with this database and the secret. */
  environment: Environment;
  /** The built-in server was started for this command: nobody else works on the database. */
  alone: boolean;
}

/**
 * Runs `work` with the database that the user means: DATABASE_URL, else that of the running service, else the built-in
 * server, started for as long as the command takes.
 */
export async function withDatabase<Result>(
  config: Environment,
  work: (access: DatabaseAccess) => Promise<Result>,
): Promise<Result> {
  const closers = new Closers();
  try {
    const { databaseUrl, alone } = await reachDatabase(config, closers);
    return await work({ databaseUrl, alone, environment: await environmentOn(config, databaseUrl) });
  } finally {
    await closers.closeAll();
  }
}

/** The built-in server and a secret kept in the home folder stand in the environment like those that the operator names. */
export async function environmentOn(config: Environment, databaseUrl: string): Promise<Environment> {
  return { ...config, DATABASE_URL: databaseUrl, DUBAN_SECRET: await secretOf(config) };
}

async function reachDatabase(config: Environment, closers: Closers): Promise<{ databaseUrl: string; alone: boolean }> {
  if (config.DATABASE_URL) {
    await checkDatabase(config.DATABASE_URL, { schemas: [] });
    return { databaseUrl: config.DATABASE_URL, alone: false };
  }
  try {
    return { databaseUrl: await startBuiltIn(config, closers), alone: true };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'home.taken') throw error;
  }
  const run = await readRunFile(config.DUBAN_HOME);
  if (!run)
    throw new DomainError(
      'home.starting',
      `Duban is just starting or stopping in ${config.DUBAN_HOME}. Wait a moment and try again.`,
    );
  return { databaseUrl: run.databaseUrl, alone: false };
}

/**
 * Takes the home folder and starts the server in it.
 * @throws DomainError `home.taken`, `home.unwritable`; EmbeddedPostgresError
 */
export async function startBuiltIn(config: Environment, closers: Closers): Promise<string> {
  await takeHome(config, closers);
  const server = await EmbeddedPostgres.start({ dataDirectory: path.join(config.DUBAN_HOME, 'postgres') });
  closers.push(() => server.stop());
  return server.url;
}

export async function takeHome(config: Environment, closers: Closers): Promise<void> {
  const lock = await acquireHomeLock(config.DUBAN_HOME);
  closers.push(() => lock.release());
  await removeRunFile(config.DUBAN_HOME); // A killed run may have left one.
}

/** How a program starts on this database: it lives in the time of the data. */
export async function programOn({ environment, databaseUrl }: DatabaseAccess, role: string): Promise<ProgramOptions> {
  return { role, environment, clock: (await readDatabaseState(databaseUrl)).clock };
}

/** Runs a command with all services. */
export async function withServices<Result>(
  config: Environment,
  role: string,
  work: (services: INestApplicationContext, access: DatabaseAccess) => Promise<Result>,
): Promise<Result> {
  return withDatabase(config, async (access) =>
    withServicesOn(await programOn(access, role), (services) => work(services, access)),
  );
}

export async function withServicesOn<Result>(
  program: ProgramOptions,
  work: (services: INestApplicationContext) => Promise<Result>,
): Promise<Result> {
  const services = await openContext(CliModule, program);
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}
