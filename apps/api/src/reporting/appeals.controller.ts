import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform';
import { AppealsService } from '#reporting';
import { CurrentActor } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { AppealAnswer, AppealBody, AppealPage, AppealsQuery, VerdictBody } from './appeals.dto.js';
import { pageOf } from '../http/input/page.dto.js';
import { questionOf } from './score-question.js';
import { ScorecardsQuery } from './scorecards.dto.js';

@ApiTags('scorecards')
@ApiBearerAuth()
@Controller('v1')
export class AppealsController {
  constructor(
    private readonly appeals: AppealsService,
    private readonly clock: Clock,
  ) {}

  @Get('appeals')
  @ApiOperation({
    summary: 'Appeals (申诉) against lines of scorecards, the oldest first; an officer sees those of the own department',
  })
  @ApiOkResponse({ type: AppealPage })
  list(@Query() query: AppealsQuery, @CurrentActor() actor: Actor): Promise<AppealPage> {
    const filter = { states: query.state ?? ['submitted'], ...(query.departmentId ? { departmentId: query.departmentId } : {}) };
    return this.appeals.list(actor, filter, pageOf(query));
  }

  @Get('appeals/:id')
  @ApiOperation({ summary: 'One appeal with its answer' })
  @ApiOkResponse({ type: AppealAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<AppealAnswer> {
    return this.appeals.read(actor, id);
  }

  @Post('scorecards/:departmentId/appeals')
  @ApiOperation({
    summary: 'Appeal a line of the own scorecard; a line is appealed once',
    description: 'The query says in which scorecard the line stands, as for reading it.',
  })
  @ApiCreatedResponse({ type: AppealAnswer })
  async submit(
    @Param('departmentId', IdPipe) departmentId: string,
    @Query() query: ScorecardsQuery,
    @Body() body: AppealBody,
    @CurrentActor() actor: Actor,
  ): Promise<AppealAnswer> {
    const question = questionOf(query, this.clock.now());
    return this.appeals.read(actor, await this.appeals.submit({ ...body, departmentId, question }, actor));
  }

  @Post('appeals/:id/uphold')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Uphold an appeal (申诉成立), with an answer that is kept; final',
    description: 'Its line leaves the score from then on. The score as of an earlier day stays what it was.',
  })
  @ApiOkResponse({ type: AppealAnswer })
  uphold(@Param('id', IdPipe) id: string, @Body() { answer }: VerdictBody, @CurrentActor() actor: Actor): Promise<AppealAnswer> {
    return this.decide({ id, verdict: 'uphold', answer }, actor);
  }

  @Post('appeals/:id/reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Reject an appeal (申诉不成立), with an answer that is kept; final' })
  @ApiOkResponse({ type: AppealAnswer })
  reject(@Param('id', IdPipe) id: string, @Body() { answer }: VerdictBody, @CurrentActor() actor: Actor): Promise<AppealAnswer> {
    return this.decide({ id, verdict: 'reject', answer }, actor);
  }

  private async decide(decision: Parameters<AppealsService['decide']>[0], actor: Actor): Promise<AppealAnswer> {
    await this.appeals.decide(decision, actor);
    return this.appeals.read(actor, decision.id);
  }
}
