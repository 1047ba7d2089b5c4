import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type BackgroundJob, BackgroundJobs } from '#outbox';
import { DomainError, type Language, notFound } from '#platform';
import { OWN_RESULTS } from '#simulation';
import { type Actor, can } from '#identity';
import { CurrentActor } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { ProblemLanguage } from '../http/language.js';
import { problemIn } from '../http/problems/problem.js';
import { BackgroundJobAnswer } from './jobs.answers.js';

@ApiTags('jobs')
@ApiBearerAuth()
@Controller('v1/jobs')
export class JobsController {
  constructor(private readonly jobs: BackgroundJobs) {}

  @Get(':id')
  @ApiOperation({ summary: 'How far a long piece of work is' })
  async read(
    @Param('id', IdPipe) id: string,
    @CurrentActor() actor: Actor,
    @ProblemLanguage() language: Language,
  ): Promise<BackgroundJobAnswer> {
    const job = await this.jobs.read(id, { id: actor.id, seesAll: can(actor, 'plan.manage') });
    if (OWN_RESULTS.includes(job.kind) && job.createdBy !== actor.id) throw notFound('job', id);
    return jobAnswer(job, language);
  }
}

/** Why it failed is told as the same problem of a request would be. */
function jobAnswer(job: BackgroundJob, language: Language): BackgroundJobAnswer {
  const { code, ...facts } = job.result ?? {};
  if (job.state !== 'failed' || typeof code !== 'string') return job;
  const problem = problemIn(language, new DomainError(code, job.message, facts));
  return { ...job, message: language === 'en' ? job.message : problem.detail, result: { ...problem.facts, code } };
}
