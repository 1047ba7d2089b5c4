import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Application } from '#application';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { type Appeal, decideAppeal, listAppeals, readAppeal, submitAppeal, VERDICT_NAMES } from '#reporting';
import { CurrentActor } from '../http/authentication.guard.js';
import { IdPipe } from '../http/id.pipe.js';
import { AppealAnswer, AppealBody, AppealPage, AppealsQuery, VerdictBody } from './appeals.dto.js';
import { transitionNamed } from '../http/transition-named.js';
import { pageOf } from '../http/page.dto.js';
import { askedIn } from './score-question.js';
import { ScorecardsQuery } from './scorecards.dto.js';

@ApiTags('scorecards')
@ApiBearerAuth()
@Controller('v1')
export class AppealsController {
  constructor(private readonly application: Application) {}

  @Get('appeals')
  @ApiOperation({
    summary: 'Appeals (申诉) against lines of scorecards, the oldest first; an officer sees those of the own department',
  })
  @ApiOkResponse({ type: AppealPage })
  list(@Query() query: AppealsQuery, @CurrentActor() actor: Actor): Promise<Page<Appeal>> {
    const filter = { states: query.state ?? ['submitted'], ...(query.departmentId ? { departmentId: query.departmentId } : {}) };
    return listAppeals(this.application.database, actor, filter, pageOf(query));
  }

  @Get('appeals/:id')
  @ApiOperation({ summary: 'One appeal with its answer' })
  @ApiOkResponse({ type: AppealAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<Appeal> {
    return readAppeal(this.application.database, actor, id);
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
  ): Promise<Appeal> {
    const { database, clock } = this.application;
    const { question, context } = await askedIn(this.application, query);
    const appeal = { ...body, departmentId, question };
    const id = await database.transaction((tx) => submitAppeal(tx, appeal, actor, clock.now(), context));
    return readAppeal(database, actor, id);
  }

  @Post('appeals/:id/:verdict')
  @HttpCode(200)
  @ApiParam({ name: 'verdict', enum: VERDICT_NAMES })
  @ApiOperation({
    summary: 'Uphold an appeal (申诉成立) or reject it, with an answer that is kept; final',
    description: 'The line of an upheld appeal leaves the score from then on. The score as of an earlier day stays what it was.',
  })
  @ApiOkResponse({ type: AppealAnswer })
  async decide(
    @Param('id', IdPipe) id: string,
    @Param('verdict') verdict: string,
    @Body() { answer }: VerdictBody,
    @CurrentActor() actor: Actor,
  ): Promise<Appeal> {
    const { database, clock } = this.application;
    const decision = { id, verdict: transitionNamed(verdict, VERDICT_NAMES), answer };
    await database.transaction((tx) => decideAppeal(tx, decision, actor, clock.now()));
    return readAppeal(database, actor, id);
  }
}
