import { Processor } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { JobProcessor } from '#outbox';
import { planImport } from './plans/plan-import.job.js';
import { planRevise } from './revisions/plan-revise.job.js';
import { PlansModule } from './plans.module.js';
import { PlansService } from './plans/plans.service.js';
import { RevisionsService } from './revisions/revisions.service.js';

/** Takes long plan texts apart. */
@Processor(planImport.queue)
class PlanImportProcessor extends JobProcessor<{ planId: string }> {
  constructor(private readonly plans: PlansService) {
    super();
  }

  handle({ planId }: { planId: string }, jobId: string): Promise<void> {
    return this.plans.import(planId, jobId);
  }
}

/** Compares long later versions of plans with their items. */
@Processor(planRevise.queue)
class RevisionProcessor extends JobProcessor<{ planId: string; number: string }> {
  constructor(private readonly revisions: RevisionsService) {
    super();
  }

  handle({ planId, number }: { planId: string; number: string }, jobId: string): Promise<void> {
    return this.revisions.compare(planId, Number(number), jobId);
  }
}

/** For workers only. */
@Module({ imports: [PlansModule], providers: [PlanImportProcessor, RevisionProcessor] })
export class PlansProcessorsModule {}
