import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Environment } from '#platform';
import { connectionTo, type QueueBackend, queueBackendOf } from './queue/queue-backend.js';
import { JobWorkers } from './worker/job-workers.js';
import { OutboxRelay } from './worker/outbox-relay.js';
import { ProcessorCheck } from './worker/processor-check.js';
import { WORKER_OPTIONS, type WorkerOptions } from './worker/worker-options.js';
import { JobKinds } from './queue/declared-job-kinds.js';
import { OutboxQueue, OutboxWorker } from './queue/queue-classes.js';
import { Queues } from './queue/queues.js';

BullModule.queueClass = OutboxQueue;
BullModule.workerClass = OutboxWorker;

export interface QueueOptions {
  /** Default: Redis at `REDIS_URL`, else the PostgreSQL server of `DATABASE_URL`. */
  backend?: QueueBackend;
}

/**
 * BullMQ on either backend; a root module imports it once, after `PlatformModule`. `forRoot()` only opens queues, for the API's health
 * check and the board. `forWorker()` also relays the outbox and runs the processors and schedulers of the imported modules. It stops in order:
 * 1. `onModuleDestroy`: schedulers end their round; nothing more is claimed
 * 2. `beforeApplicationShutdown`: running jobs finish, workers close
 * 3. `onApplicationShutdown`: queues close, then the database's pool
 *
 * So services release what a running job needs in the third step, not before.
 */
@Module({})
export class QueueModule {
  static forRoot(options: QueueOptions = {}): DynamicModule {
    return queueModule(options, []);
  }

  /** @throws DomainError `job.no-processor`, `job.two-processors`, `queue.eviction` while the context starts */
  static forWorker({ backend, ...options }: QueueOptions & WorkerOptions = {}): DynamicModule {
    return queueModule(backend ? { backend } : {}, [
      { provide: WORKER_OPTIONS, useValue: options },
      OutboxRelay,
      ProcessorCheck,
      JobWorkers,
    ]);
  }
}

function queueModule({ backend }: QueueOptions, ofWorker: Provider[]): DynamicModule {
  const connection = BullModule.forRootAsync({
    inject: [Environment],
    useFactory: (environment: Environment) => connectionTo(backend ?? queueBackendOf(environment)),
    // JobWorkers registers the processors, when the services is complete.
    extraOptions: { manualRegistration: true },
  });
  const providers = [JobKinds, Queues, ...ofWorker];
  // Registers no queue; it brings BullMQ's explorer of processors.
  const explorer = BullModule.registerQueue();
  return { module: QueueModule, global: true, imports: [DiscoveryModule, connection, explorer], providers, exports: providers };
}
