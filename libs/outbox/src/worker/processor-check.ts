import { WorkerHost } from '@nestjs/bullmq';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { DomainError } from '#platform';
import { JobKinds } from '../queue/declared-job-kinds.js';
import { WORKER_OPTIONS, type WorkerOptions } from './worker-options.js';

/** Where `@Processor` of `@nestjs/bullmq` writes its options; the package does not export its reader. */
const PROCESSOR_METADATA = 'bullmq:processor_metadata';

/**
 * Stops the start of a worker that would leave jobs lying or do them by two rules: each kind of job has exactly one processor.
 */
@Injectable()
export class ProcessorCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly kinds: JobKinds,
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
  ) {}

  /** @throws DomainError `job.no-processor`, `job.two-processors`, `job.not-declared` */
  onModuleInit(): void {
    const processors = this.processorsByQueue();
    for (const { name, queue } of this.kinds.all) {
      const [first, second] = processors.get(queue) ?? [];
      processors.delete(queue);
      if (second)
        throw new DomainError('job.two-processors', `Jobs ${name} have two processors, ${first} and ${second}. Remove one.`, {
          name,
        });
      if (!first && !this.options.partial)
        throw new DomainError('job.no-processor', `Jobs ${name} have no processor. Import the module that does them.`, { name });
    }
    for (const [queue, [processor]] of processors) {
      const cure = 'Declare its kind of job with OutboxModule.forFeature.';
      throw new DomainError('job.not-declared', `${processor} works on the queue ${queue}, which nothing fills. ${cure}`, {
        queue,
      });
    }
  }

  private processorsByQueue(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (!(instance instanceof WorkerHost)) continue;
      const { name } = Reflect.getMetadata(PROCESSOR_METADATA, instance.constructor) as { name: string };
      found.set(name, [...(found.get(name) ?? []), instance.constructor.name]);
    }
    return found;
  }
}
