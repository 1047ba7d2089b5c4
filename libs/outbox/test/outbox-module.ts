import type { ModuleMetadata } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { inject } from 'vitest';
import { createLogger, Database, NestLogger, newId, PlatformModule, readConfig } from '#platform';
import { Outbox1796071200000 } from '../src/migrations/1796071200000-outbox.js';
import { type QueueOptions, QueueModule } from '../src/queue.module.js';
import type { WorkerOptions } from '../src/worker/worker-options.js';

export interface OutboxModuleOptions {
  /** Where the tables are; default: a schema of its own. */
  schema?: string;
  imports?: ModuleMetadata['imports'];
  /** Relays and works; without it there is only the database. */
  worker?: QueueOptions & WorkerOptions;
  leaseMs?: number;
}

function newSchema(): string {
  return `outbox_${newId().replaceAll('-', '')}`;
}

/** The outbox with its own tables only, initialised. */
export async function openOutbox({
  schema = newSchema(),
  imports = [],
  worker,
  leaseMs,
}: OutboxModuleOptions = {}): Promise<TestingModule> {
  const environment = readConfig({
    DATABASE_URL: inject('postgresUrl'),
    DUBAN_SECRET: 'a secret that is long enough for a test',
    LOG_LEVEL: 'silent',
    // Longer than any test: a job whose lease runs out on a busy machine may rightly be run twice.
    QUEUE_LEASE_MS: String(leaseMs ?? 60_000),
  });
  const platform = PlatformModule.forRoot({ role: 'test', environment, schema, migrations: [Outbox1796071200000], poolSize: 20 });
  const queue = worker ? [QueueModule.forWorker(worker)] : [];
  const module = await Test.createTestingModule({ imports: [platform, ...queue, ...imports] })
    .setLogger(new NestLogger(createLogger('silent', 'test')))
    .compile();
  await module.get(Database).migrate();
  try {
    return await module.init();
  } catch (error) {
    await module.close();
    throw error;
  }
}

/** Closes the module; its tables are gone. */
export async function dropOutbox(module: TestingModule): Promise<void> {
  await module.get(Database).dropSchema();
  await module.close();
}
