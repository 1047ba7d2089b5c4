import type { ModuleMetadata, Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { onTestFinished } from 'vitest';
import { QueueModule } from '#outbox';
import { type QueueOptions } from '../../libs/outbox/src/queue.module.js';
import { type WorkerOptions } from '../../libs/outbox/src/worker/worker-options.js';
import { type Clock, NestLogger, PlatformModule, readConfig } from '#platform';
import { freshDatabase } from './database.js';

export interface ModuleOptions {
  /** The engine's time. Default: real time. */
  clock?: Clock;
  /** Environment variables besides those that a test needs. */
  environment?: Record<string, string>;
  /** Relays the outbox and runs the processors and schedulers of the imported modules; those of a part of the program will do. */
  worker?: QueueOptions & WorkerOptions;
  /** Providers that the test replaces, each with a value. */
  overrides?: [token: Type, value: unknown][];
  /** Default: a migrated database of its own. */
  databaseUrl?: string;
}

/** An application context of these modules and the platform, its lifecycle hooks have run. Who opens it closes it. */
export async function openModule(
  imports: NonNullable<ModuleMetadata['imports']>,
  options: ModuleOptions = {},
): Promise<TestingModule> {
  const database = options.databaseUrl === undefined ? await freshDatabase() : undefined;
  const environment = readConfig({
    DATABASE_URL: options.databaseUrl ?? database?.url,
    DUBAN_SECRET: 'a secret that is long enough for a test',
    LOG_LEVEL: 'silent',
    WEBHOOK_ALLOW_PRIVATE: '1',
    ...options.environment,
  });
  const { clock, worker } = options;
  const platform = PlatformModule.forRoot({ role: 'test', migrations: [], environment, ...(clock ? { clock } : {}) });
  const queue = worker ? [QueueModule.forWorker({ partial: true, ...worker })] : [];
  const builder = Test.createTestingModule({ imports: [platform, ...queue, ...imports] });
  for (const [token, value] of options.overrides ?? []) builder.overrideProvider(token).useValue(value);
  const module = await builder.compile();
  module.useLogger(module.get(NestLogger));
  const close = module.close.bind(module);
  module.close = async () => {
    await close();
    await database?.drop();
  };
  try {
    return await module.init();
  } catch (error) {
    await module.close();
    throw error;
  }
}

/** The same for a single test, or from its `beforeEach`: closed, and its database dropped, when the test has ended. */
export async function moduleForThisTest(...given: Parameters<typeof openModule>): Promise<TestingModule> {
  const module = await openModule(...given);
  onTestFinished(() => module.close());
  return module;
}
