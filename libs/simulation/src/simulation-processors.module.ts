import { Processor } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import type { Actor } from '#identity';
import { JobProcessor } from '#outbox';
import { policyPreview, type PreviewPayload, simulationPlay } from './simulation-jobs.js';
import { SimulationRequests } from './simulation-requests.service.js';
import { SimulationModule } from './simulation.module.js';

/** Plays plans, one at a time in a process. */
@Processor(simulationPlay.queue)
class SimulationProcessor extends JobProcessor<{ planId: string; from: string; to: string; actor: string }> {
  override readonly atOnce = 1;

  constructor(private readonly requests: SimulationRequests) {
    super();
  }

  handle({ planId, from, to, actor }: { planId: string; from: string; to: string; actor: string }, jobId: string): Promise<void> {
    return this.requests.play(planId, { from, to }, JSON.parse(actor) as Actor, jobId);
  }
}

/** Says what new versions of policies would change, one at a time in a process. */
@Processor(policyPreview.queue)
class PolicyPreviewProcessor extends JobProcessor<PreviewPayload> {
  override readonly atOnce = 1;

  constructor(private readonly requests: SimulationRequests) {
    super();
  }

  handle({ name, definition, days, actor, language }: PreviewPayload, jobId: string): Promise<void> {
    const proposed = { name, definition: JSON.parse(definition) as unknown };
    return this.requests.preview(proposed, { days: Number(days), language }, JSON.parse(actor) as Actor, jobId);
  }
}

/** For workers only. */
@Module({ imports: [SimulationModule], providers: [SimulationProcessor, PolicyPreviewProcessor] })
export class SimulationProcessorsModule {}
