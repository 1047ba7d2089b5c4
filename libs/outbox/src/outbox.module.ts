import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { getQueueToken } from '@nestjs/bullmq';
import { EventRecord, EventSequence } from './events/event.entity.js';
import type { JobKind } from './jobs/job-kinds.js';
import { OutboxJobRecord } from './jobs/outbox-job.entity.js';
import { DeclaredJobKinds } from './queue/declared-job-kinds.js';
import { Queues } from './queue/queues.js';
import { Outbox1796071200000 } from './migrations/1796071200000-outbox.js';

/**
 * The event log and the outbox. A module whose services enqueue jobs declares their kinds; the processors stand in a module of their own,
 * which only a worker imports:
 *
 *     export const planImport = defineJob<{ planId: string }>('plan.import');
 *
 *     @Module({ imports: [OutboxModule.forFeature([planImport])], providers: [PlansService], exports: [PlansService] })
 *     export class PlansModule {}
 *
 *     @Processor(planImport.queue)
 *     export class PlanImportProcessor extends JobProcessor<{ planId: string }> {
 *       constructor(private readonly plans: PlansService) { super(); }
 *       async handle({ planId }: { planId: string }, jobId: string): Promise<void> { … acknowledges jobId in its transaction … }
 *     }
 *
 *     @Module({ imports: [PlansModule], providers: [PlanImportProcessor] })
 *     export class PlansProcessorsModule {}
 *
 * A declaration opens no connection. In a process that has a `QueueModule` (API, worker) `@InjectQueue(planImport.queue)` gives BullMQ's queue.
 */
@Module({ imports: [TypeOrmModule.forFeature([EventRecord, EventSequence, OutboxJobRecord])], exports: [TypeOrmModule] })
export class OutboxModule {
  static readonly migration = Outbox1796071200000;

  static forFeature(kinds: readonly JobKind<unknown>[]): DynamicModule {
    const queues = kinds.map(({ queue }): Provider => ({
      provide: getQueueToken(queue),
      useFactory: (opened?: Queues) => opened?.open(queue),
      inject: [{ token: Queues, optional: true }],
    }));
    return {
      module: OutboxModule,
      providers: [{ provide: DeclaredJobKinds, useValue: new DeclaredJobKinds(kinds) }, ...queues],
      exports: kinds.map(({ queue }) => getQueueToken(queue)),
    };
  }
}
