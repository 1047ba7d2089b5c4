import { BullRegistrar, getSharedConfigToken, WorkerHost } from '@nestjs/bullmq';
import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Environment, Logger, RepeatedWarning } from '#platform';
import { closeWithin } from '../queue/close-within.js';
import { checkConnection } from '../queue/check-queue.js';
import type { QueueConnection } from '../queue/queue-backend.js';
import { JobProcessor } from './job-processor.js';
import { OutboxWorker, startAll } from '../queue/queue-classes.js';

/** After the last job has ended, for what BullMQ has left to tell its server. */
const CLOSE_WITHIN_MS = 2000;
const LOOK_AGAIN_MS = 50;

/** Runs the processors of this process: each gets a BullMQ worker when the services is complete, and may finish its jobs at the end. */
@Injectable()
export class JobWorkers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private workers: OutboxWorker[] = [];

  constructor(
    private readonly registrar: BullRegistrar,
    private readonly discovery: DiscoveryService,
    @Inject(getSharedConfigToken()) private readonly connection: QueueConnection,
    private readonly environment: Environment,
    private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await checkConnection(this.connection);
    this.registrar.register();
    const most = this.environment.WORKER_CONCURRENCY;
    this.workers = this.processors().map((processor) => {
      const worker: unknown = processor.worker;
      if (!(worker instanceof OutboxWorker)) throw new TypeError('BullModule.workerClass is not OutboxWorker');
      worker.concurrency = processor instanceof JobProcessor ? Math.min(most, processor.atOnce) : most;
      return worker;
    });
    for (const worker of this.workers) {
      const warning = new RepeatedWarning(this.logger);
      worker.on('error', (error) => warning.warn({ queue: worker.name, err: error }, 'queue connection failed'));
    }
    await startAll(this.workers);
  }

  /** Takes no new jobs and lets the running ones finish. A worker whose server does not answer is cut off then. */
  async beforeApplicationShutdown(): Promise<void> {
    const closing = this.workers.map((worker) => [worker, worker.close()] as const);
    const closed = Promise.allSettled(closing.map(([, end]) => end)).then(() => true);
    while (this.isWorking() && !(await Promise.race([closed, pause(LOOK_AGAIN_MS, false)])));
    await Promise.all(closing.map(([worker, end]) => closeWithin(worker, CLOSE_WITHIN_MS, end)));
  }

  private isWorking(): boolean {
    return this.processors().some((processor) => processor instanceof JobProcessor && processor.running > 0);
  }

  private processors(): WorkerHost[] {
    const providers = this.discovery.getProviders() as { instance: unknown }[];
    return providers.map(({ instance }) => instance).filter((instance) => instance instanceof WorkerHost);
  }
}
