import { BullRegistrar, getSharedConfigToken, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Environment, Logger } from '#platform';
import { checkConnection, type QueueConnection } from '../queue/queue-backend.js';
import { JobProcessor } from './job-processor.js';
import { type OutboxWorker, startAll } from '../queue/queue-classes.js';

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
      const worker = processor.worker as OutboxWorker;
      worker.concurrency = processor instanceof JobProcessor ? Math.min(most, processor.atOnce) : most;
      return worker;
    });
    for (const worker of this.workers) {
      worker.on('error', (error) => this.logger.warn({ queue: worker.name, err: error }, 'queue connection failed'));
    }
    await startAll(this.workers);
  }

  /** Takes no new jobs and lets the running ones finish. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  private processors(): WorkerHost[] {
    const providers = this.discovery.getProviders() as { instance: unknown }[];
    return providers.map(({ instance }) => instance).filter((instance) => instance instanceof WorkerHost);
  }
}
