import { Injectable } from '@nestjs/common';
import { type Actor, OfficeCalendar } from '#identity';
import { Clock, Database, type Language, type Page, type Queryable } from '#platform';
import { civilDateOf, type DepartmentCalendars, endOf } from '#work-calendar';
import { calendarsFor, lampSql, overdueSql } from '../board/projects-with-lamp.js';
import { type Add, type DeskFilter, type DeskQuestion, readDeskRows } from './overdue-desk.queries.js';
import { readLastWords } from './last-words.queries.js';
import { type OverdueProject, type RedProject, redProjectOf, wordsFor } from './overdue-project.js';

/** The supervisor's queue (督查). */
@Injectable()
export class OverdueService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: OfficeCalendar,
  ) {}

  /**
   * Open projects that are overdue by at least a workday and that the actor sees, highest level first, then oldest.
   * @param asOf civil date: answers what was known at the end of that day, not what is known now
   */
  async desk(
    actor: Actor,
    { filter, asOf, language }: { filter: DeskFilter; asOf?: string | undefined; language: Language },
    page: { cursor?: string; limit: number },
  ): Promise<Page<OverdueProject> & { total: number }> {
    const today = asOf ?? civilDateOf(this.clock.now());
    const question = { filter, today, asOf: asOf !== undefined };
    const calendars = await this.calendarsOf(this.database, question);
    const isLate = (add: Add): string[] => [
      `p.state IN ('registered', 'in_progress', 'in_review')`,
      overdueSql(today, calendars, add),
    ];
    const { items, ...rest } = await readDeskRows(this.database, actor, question, calendars, isLate, page);
    const known = asOf === undefined ? null : endOf(asOf);
    const ids = items.map(({ projectId }) => projectId);
    const words = await readLastWords(this.database, ids, known);
    return {
      items: items.map((row) => {
        const calendar = calendars.of(row.leadDepartment.id);
        const said = words.get(row.projectId) ?? { lastReport: null, lastUrgedAt: null };
        return { ...redProjectOf(row, today, calendar), ...said, ...wordsFor(row, { today, calendar, language }) };
      }),
      ...rest,
    };
  }

  /** The same of all whose lamp is red, in the transaction of the caller: also of those that are not overdue, but far behind their planned progress. */
  async redProjectsWithin(
    db: Queryable,
    actor: Actor,
    question: DeskQuestion,
    page: { cursor?: string; limit: number },
  ): Promise<Page<RedProject>> {
    const { today } = question;
    const calendars = await this.calendarsOf(db, question);
    const isRed = (add: Add): string[] => [lampSql('red', today, calendars, add)];
    const { items, nextCursor } = await readDeskRows(db, actor, question, calendars, isRed, page);
    return { items: items.map((row) => redProjectOf(row, today, calendars.of(row.leadDepartment.id))), nextCursor };
  }

  private calendarsOf(db: Queryable, { today, asOf = false }: DeskQuestion): Promise<DepartmentCalendars> {
    return calendarsFor({ day: today, isPast: asOf }, db, this.calendars);
  }
}
