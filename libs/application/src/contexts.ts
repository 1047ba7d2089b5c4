import type { DynamicModule, INestApplicationContext, NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createLogger, type Logger, NestLogger, readConfig } from '#platform';
import { MigrationService } from './migration.service.js';
import { type ProgramOptions, ServicesModule } from './services.module.js';

/** Where a root module begins: `ServicesModule`, `WorkerModule` … */
export interface RootModule {
  forRoot(options: ProgramOptions): DynamicModule;
}

/** The application context of a root module; its lifecycle hooks have run. A fault of the start is thrown to the caller. */
export function openContext(root: RootModule, options: ProgramOptions): Promise<INestApplicationContext> {
  const logger = loggerOf(options);
  return NestFactory.createApplicationContext(root.forRoot({ ...options, logger }), contextOptions(logger));
}

/** Does some work with the services, and closes them. */
export async function withServices<Result>(
  options: ProgramOptions,
  work: (services: INestApplicationContext) => Promise<Result>,
): Promise<Result> {
  const services = await openContext(ServicesModule, options);
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}

/** Migrates a database from nothing to now, queue included. */
export async function migrate(databaseUrl: string): Promise<void> {
  const environment = readConfig({ DATABASE_URL: databaseUrl, DUBAN_SECRET: NOTHING_ENCRYPTED, LOG_LEVEL: 'silent' });
  await withServices({ role: 'migrate', environment }, (services) => services.get(MigrationService).migrate());
}

/** A fresh database holds no secret. */
const NOTHING_ENCRYPTED = 'a fresh database holds no secret at all';

export function loggerOf({ logger, environment, role }: ProgramOptions): Logger {
  return logger ?? createLogger((environment ?? readConfig(process.env)).LOG_LEVEL, role);
}

export function contextOptions(logger: Logger): NestApplicationOptions {
  return { abortOnError: false, logger: new NestLogger(logger) };
}
