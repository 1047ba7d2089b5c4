import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform';
import { ScorecardsService } from '#reporting';
import { CurrentActor } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { questionOf } from './score-question.js';
import { ComparedScorecardsQuery, RankingAnswer, ScorecardAnswer } from './scorecards.dto.js';

const FORMULA = [
  '`100 − 100 · Σ(role · weight · deduction) / Σ(role · weight · 10) + min(10, Σ early)`, between 0 and 100; lead 1, helper 0.5.',
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
    return this.scorecards.ranking(actor, questionOf(query, this.clock.now()), rules);
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
  ): Promise<ScorecardAnswer> {
    return this.scorecards.scorecard(actor, departmentId, questionOf(query, this.clock.now()), rules);
  }
}
