import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { House } from '#assembly';
import type { Actor } from '#identity';
import { type Ranking, readRanking, readScorecard, type Scorecard } from '#supervision';
import { CurrentActor } from '../http/authentication.guard.js';
import { IdPipe } from '../http/id.pipe.js';
import { contextOf, questionOf } from './score-question.js';
import { RankingAnswer, ScorecardAnswer, ScorecardsQuery } from './scorecards.dto.js';

const FORMULA = [
  '`100 − 100 · Σ(role · weight · deduction) / Σ(role · weight · 10) + min(10, Σ early)`, between 0 and 100; lead 1, helper 0.5.',
  'With `asOf` it is the score that was known at the end of that day, whatever happened since.',
].join('\n');

@ApiTags('scorecards')
@ApiBearerAuth()
@Controller('v1/scorecards')
export class ScorecardsController {
  constructor(private readonly house: House) {}

  @Get()
  @ApiOperation({
    summary: 'The scores (考核) of a period, best first; departments with fewer than 3 items are listed without a rank',
    description: `${FORMULA}\nAn officer gets the row of the own department.`,
  })
  @ApiOkResponse({ type: RankingAnswer })
  ranking(@Query() query: ScorecardsQuery, @CurrentActor() actor: Actor): Promise<Ranking> {
    return readRanking(this.house.database, actor, questionOf(query, this.house.clock.now()), contextOf(this.house));
  }

  @Get(':departmentId')
  @ApiOperation({
    summary: 'The score of one department with the rows behind every number: project, event, date, points, rule and its source',
    description: FORMULA,
  })
  @ApiOkResponse({ type: ScorecardAnswer })
  scorecard(
    @Param('departmentId', IdPipe) departmentId: string,
    @Query() query: ScorecardsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Scorecard> {
    return readScorecard(
      this.house.database,
      actor,
      departmentId,
      questionOf(query, this.house.clock.now()),
      contextOf(this.house),
    );
  }
}
