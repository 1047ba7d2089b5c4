import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock } from '#platform';
import { BoardService, type Scope } from '#reporting';
import { questionOf } from '#schedules';
import { addDays, civilDateOf, isCivilDate } from '#work-calendar';
import { CurrentActor } from '../http/authentication.guard.js';
import { TakesView } from '../http/saved-view.interceptor.js';
import { boardAnswer, statisticsAnswer } from './board-answer.js';
import { BoardAnswer, BoardQuery, StatisticsAnswer, TrendAnswer, TrendQuery } from './board.dto.js';
import { daysOf } from './trend-days.js';

@ApiTags('supervision')
@ApiBearerAuth()
@Controller('v1')
export class BoardController {
  constructor(
    private readonly boards: BoardService,
    private readonly clock: Clock,
  ) {}

  @Get('board')
  @TakesView()
  @ApiOperation({
    summary:
      'What a supervisor sees in the morning: lamps in all, by part, department and series; which lamps changed since yesterday, what falls due, what waits',
  })
  @ApiOkResponse({ type: BoardAnswer })
  async board(@Query() query: BoardQuery, @CurrentActor() actor: Actor): Promise<BoardAnswer> {
    return boardAnswer(await this.boards.board(this.scopeOf(query, actor)), query);
  }

  /**
   * The lamps of several days, for a line: each as it was known at the end of its day
   * @remarks From `from` to `to` (default: today), every so many days; at most 60 points. Takes the filter of the board.
   */
  @Get('board/trend')
  @TakesView()
  async trend(@Query() query: TrendQuery, @CurrentActor() actor: Actor): Promise<TrendAnswer> {
    const { from, to: last, every = 7, ...page } = query;
    const today = civilDateOf(this.clock.now());
    const { asOf: _, ...filter } = questionOf(page);
    const to = last ?? today;
    const days = daysOf({ from: from ?? (isCivilDate(to) ? addDays(to, -70) : to), to, every }, today);
    return { points: await this.boards.trend({ actor, filter }, days, today) };
  }

  @Get('statistics')
  @TakesView()
  @ApiOperation({
    summary:
      'How far a plan is, by part and in all, in the sentence that reports use (7个方面150项具体工作，148项有力落实、2项持续推进)',
  })
  @ApiOkResponse({ type: StatisticsAnswer })
  async statistics(@Query() query: BoardQuery, @CurrentActor() actor: Actor): Promise<StatisticsAnswer> {
    return statisticsAnswer(await this.boards.statistics(this.scopeOf(query, actor)), query);
  }

  private scopeOf(query: BoardQuery, actor: Actor): Scope {
    const { asOf, ...filter } = questionOf(query);
    return { actor, day: asOf ?? civilDateOf(this.clock.now()), isPast: asOf !== undefined, filter };
  }
}
