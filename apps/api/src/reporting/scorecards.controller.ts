import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock, type Language } from '#platform';
import { ScorecardsService } from '#reporting';
import { CurrentActor } from '../http/authentication.guard.js';
import { AskedLanguage } from '../http/language.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { cellQuery } from './cell-query.js';
import { questionOf } from './score-question.js';
import {
  ComparedScorecardsQuery,
  RankingAnswer,
  ScorecardAnswer,
  ScorecardsQuery,
  ScoreQueriesAnswer,
} from './scorecards.dto.js';

const FORMULA = [
  '`100 − lost + min(10, Σ early, lost / 2)`, not below 0; lost is `100 · Σ(role · weight · deduction) / Σ(role · weight · 10)`; lead 1, helper 0.5.',
  'A delay costs in each period that it lasts. Of equal scores the better on-time rate comes first, then the larger load; who is equal in all has the same rank.',
  'With `asOf` it is the score that was known at the end of that day, by the rules then in force, whatever happened since.',
  'With `rules` it is what another version of the rules would give.',
].join('\n');

@ApiTags('scorecards')
@ApiBearerAuth()
@Controller('v1/scorecards')
export class ScorecardsController {
  constructor(
    private readonly scorecards: ScorecardsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The scores (考核) of a period, best first; departments with fewer than 3 items are listed without a rank',
    description: `${FORMULA}\nAn officer gets the row of the own department.`,
  })
  @ApiOkResponse({ type: RankingAnswer })
  async ranking(@Query() { rules, ...query }: ComparedScorecardsQuery, @CurrentActor() actor: Actor): Promise<RankingAnswer> {
    const ranking = await this.scorecards.ranking(actor, questionOf(query, this.clock.now()), rules);
    return { ...ranking, departments: ranking.departments.map((row) => ({ ...row, queries: queriesOf(row, query) })) };
  }

  @Get(':departmentId')
  @ApiOperation({
    summary: 'The score of one department with the rows behind every number: project, event, date, points, rule and its source',
    description: FORMULA,
  })
  @ApiOkResponse({ type: ScorecardAnswer })
  async scorecard(
    @Param('departmentId', IdPipe) departmentId: string,
    @Query() { rules, ...query }: ComparedScorecardsQuery,
    @CurrentActor() actor: Actor,
    @AskedLanguage() language: Language,
  ): Promise<ScorecardAnswer> {
    const card = await this.scorecards.scorecard(actor, departmentId, questionOf(query, this.clock.now()), rules);
    const lines = card.lines.map((line) => ({ ...line, source: line.source[language] }));
    return { ...card, lines, queries: queriesOf(card, query) };
  }
}

function queriesOf(
  { department }: { department: { id: string } },
  { planId, series, leaderId, asOf }: ScorecardsQuery,
): ScoreQueriesAnswer {
  const page = {
    ...(planId ? { planId } : {}),
    ...(series ? { series: [series] } : {}),
    ...(leaderId ? { leaderId } : {}),
    ...(asOf ? { asOf } : {}),
  };
  return { red: cellQuery(page, { leadDepartmentId: department.id, lamp: ['red'] }) };
}
