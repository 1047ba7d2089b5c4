import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BackgroundJobs } from '#outbox';
import { notFound } from '#platform';
import { OWN_RESULTS } from '#simulation';
import { type Actor, can } from '#identity';
import { CurrentActor } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { BackgroundJobAnswer } from './jobs.answers.js';

@ApiTags('jobs')
@ApiBearerAuth()
@Controller('v1/jobs')
export class JobsController {
  constructor(private readonly jobs: BackgroundJobs) {}

  @Get(':id')
  @ApiOperation({ summary: 'How far a long piece of work is' })
  async read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<BackgroundJobAnswer> {
    const job = await this.jobs.read(id, { id: actor.id, seesAll: can(actor, 'plan.manage') });
    if (OWN_RESULTS.includes(job.kind) && job.createdBy !== actor.id) throw notFound('job', id);
    return job;
  }
}
