import { Injectable } from '@nestjs/common';
import { OfficeCalendar } from '#identity';
import { Database, type Queryable } from '#platform';
import { addDays, endOf } from '#work-calendar';
import { type Board, boardOf } from './board.js';
import { type BoardFormat, writeBoard } from './board-paper.js';
import { countBoard, countParts, readChangedLamps } from './board.queries.js';
import { calendarsFor, type Scope } from './projects-with-lamp.js';
import { type Statistics, statisticsOf } from './statistics.js';

/** The lamps of one day of a trend. */
export type TrendPoint = { day: string } & Board['lamps'];

/** What a supervisor sees in the morning, and how far plans are. The projects that the actor of the scope sees are counted. */
@Injectable()
export class BoardService {
  constructor(
    private readonly database: Database,
    private readonly calendars: OfficeCalendar,
  ) {}

  async board(scope: Scope): Promise<Board> {
    const now = await calendarsFor(scope, this.database, this.calendars);
    const calendars = { now, before: await this.calendars.ofAll(this.database, endOf(addDays(scope.day, -1))) };
    return boardOf(scope.day, await countBoard(this.database, scope, now), {
      red: await readChangedLamps(this.database, scope, calendars, 'red'),
      yellow: await readChangedLamps(this.database, scope, calendars, 'yellow'),
    });
  }

  /** The lamps of several days, each as it was known at its end; the last may be today. */
  async trend(scope: Omit<Scope, 'day' | 'isPast'>, days: readonly string[], today: string): Promise<TrendPoint[]> {
    const points: TrendPoint[] = [];
    for (const day of days) {
      const ofDay = { ...scope, day, isPast: day < today };
      const rows = await countBoard(this.database, ofDay, await calendarsFor(ofDay, this.database, this.calendars));
      points.push({ day, ...boardOf(day, rows, { red: [], yellow: [] }).lamps });
    }
    return points;
  }

  /** Board and statistics of a day as a document or a workbook, with this title. */
  async paper(scope: Scope, title: string, format: BoardFormat): Promise<Buffer> {
    return writeBoard(format, { title, board: await this.board(scope), statistics: await this.statistics(scope) });
  }

  /** Counts by part, in the order of the plan, and in all. */
  statistics(scope: Scope): Promise<Statistics> {
    return this.statisticsWithin(this.database, scope);
  }

  /** The same in the transaction of the caller. */
  async statisticsWithin(db: Queryable, scope: Scope): Promise<Statistics> {
    return statisticsOf(scope.day, await countParts(db, scope, await calendarsFor(scope, db, this.calendars)));
  }
}
