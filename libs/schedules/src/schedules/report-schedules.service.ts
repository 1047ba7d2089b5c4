import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository } from 'typeorm';
import { type Actor, directory, OfficeCalendar, requireAbility } from '#identity';
import { readHistory, type RecordedEvent, recordEvents } from '#outbox';
import { Clock, Database, DomainError, newId, notFound, type Queryable, staleVersion, type Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import { ViewsService } from '../views/views.service.js';
import { ReportContents } from './report-contents.js';
import { ReportSchedule } from './report-schedule.entity.js';
import { circularScopeOf, scopeOf } from './report-scope.js';
import { scheduleEvent } from './schedule-events.js';
import { nextOccurrence, type Occurrence } from './timing.js';
import { mayReadReports, readersOf } from './told-of-report.js';

/** What a person says of a schedule. */
export type ScheduleContent = Pick<
  ReportSchedule,
  'name' | 'kind' | 'format' | 'every' | 'covers' | 'day' | 'time' | 'viewId' | 'filter' | 'audience' | 'recipientIds'
>;

/** What a schedule would do. */
export interface SchedulePreview {
  /** The next reports, by the calendar as it is known now. */
  upcoming: Occurrence[];
  /** Who would be told. */
  people: { id: string; name: string }[];
  /** In its scope now. */
  projects: number;
}

const PREVIEWED = 5;

/** Scheduled reports (定期报告): what is made by itself, when, and for whom. */
@Injectable()
export class ReportSchedulesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: OfficeCalendar,
    private readonly views: ViewsService,
    private readonly contents: ReportContents,
    @InjectRepository(ReportSchedule) private readonly schedules: Repository<ReportSchedule>,
  ) {}

  /** Those that were not removed, by name. @throws DomainError `access.denied` */
  list(actor: Actor): Promise<ReportSchedule[]> {
    requireAbility(actor, 'project.decide');
    return this.schedules.find({ where: { removedAt: IsNull() }, order: { name: 'ASC', id: 'ASC' } });
  }

  /** @throws DomainError `access.denied`, `report-schedule.not-found` */
  async read(actor: Actor, id: string): Promise<ReportSchedule> {
    requireAbility(actor, 'project.decide');
    const schedule = await this.schedules.findOneBy({ id });
    if (!schedule) throw notFound('report-schedule', id);
    return schedule;
  }

  /** Who changed what, oldest first. @throws DomainError as {@link read} */
  async history(actor: Actor, id: string, after?: number, limit?: number): Promise<RecordedEvent[]> {
    await this.read(actor, id);
    return readHistory(this.database, id, after, limit);
  }

  /**
   * What it would do, without saving it.
   * @throws DomainError `access.denied`, `report.circular-scope`, `report.no-readers`, `report.reader-sees-own`, `view.not-found`, `person.not-found`
   */
  preview(actor: Actor, content: ScheduleContent): Promise<SchedulePreview> {
    requireAbility(actor, 'project.supervise');
    return this.database.transaction(async (tx) => {
      await this.check(tx, actor, content);
      const schedule = { ...content, createdBy: actor.id };
      const upcoming: Occurrence[] = [];
      for (let after = this.clock.now(); upcoming.length < PREVIEWED; after = upcoming.at(-1)?.at ?? after)
        upcoming.push(await this.next(tx, content, after));
      const filter = await scopeOf(tx, schedule);
      const { projects } = await this.contents.summary({ kind: 'board', filter, day: civilDateOf(this.clock.now()) });
      const people = (await readersOf(tx, schedule)).map(({ id, name }) => ({ id, name }));
      return { upcoming, people, projects };
    });
  }

  /** Reports from the next one on. @throws DomainError as {@link preview} */
  create(actor: Actor, content: ScheduleContent): Promise<ReportSchedule> {
    requireAbility(actor, 'project.supervise');
    return this.database.transaction(async (tx) => {
      await this.check(tx, actor, content);
      const now = this.clock.now();
      const made = { id: newId(), createdBy: actor.id, createdByName: actor.name, createdAt: now, version: 1 };
      const schedule: ReportSchedule = {
        ...content,
        ...made,
        ...(await this.due(tx, content, now)),
        pausedAt: null,
        removedAt: null,
      };
      await tx.manager.save(ReportSchedule, tx.manager.create(ReportSchedule, schedule));
      await recordEvents(tx, [scheduleEvent(schedule, 'created', actor, now)]);
      return schedule;
    });
  }

  /** What was made stays as it is. @throws DomainError as {@link preview}; `report-schedule.not-found`, `version.stale` */
  change(actor: Actor, id: string, content: ScheduleContent, expectedVersion: number): Promise<ReportSchedule> {
    return this.save(actor, id, expectedVersion, 'changed', async (tx, now, before) => {
      await this.check(tx, actor, content, before.createdBy);
      return { ...content, ...(await this.due(tx, content, now)) };
    });
  }

  /** No report is made until it is resumed. @throws DomainError as {@link change} */
  pause(actor: Actor, id: string, expectedVersion: number): Promise<ReportSchedule> {
    return this.save(actor, id, expectedVersion, 'paused', (_, now, { pausedAt }) =>
      Promise.resolve(pausedAt ? null : { pausedAt: now }),
    );
  }

  /** From the next report on: what fell due meanwhile is not made up. @throws DomainError as {@link change} */
  resume(actor: Actor, id: string, expectedVersion: number): Promise<ReportSchedule> {
    return this.save(actor, id, expectedVersion, 'resumed', async (tx, now, before) =>
      before.pausedAt ? { pausedAt: null, ...(await this.due(tx, before, now)) } : null,
    );
  }

  /** Its reports stay. @throws DomainError as {@link change} */
  async remove(actor: Actor, id: string, expectedVersion: number): Promise<void> {
    await this.save(actor, id, expectedVersion, 'removed', (_, now) => Promise.resolve({ removedAt: now, viewId: null }));
  }

  private async save(
    actor: Actor,
    id: string,
    expectedVersion: number,
    happened: 'changed' | 'paused' | 'resumed' | 'removed',
    change: (tx: Tx, now: Date, before: ReportSchedule) => Promise<Partial<ReportSchedule> | null>,
  ): Promise<ReportSchedule> {
    requireAbility(actor, 'project.supervise');
    return this.database.transaction(async (tx) => {
      const before = await tx.manager.findOne(ReportSchedule, {
        where: { id, removedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (!before) throw notFound('report-schedule', id);
      if (before.version !== expectedVersion) throw staleVersion('report-schedule', id, expectedVersion, before.version);
      const now = this.clock.now();
      const changed = await change(tx, now, before);
      if (changed === null) return before;
      const after = { ...before, ...changed, version: before.version + 1 };
      await tx.manager.save(ReportSchedule, tx.manager.create(ReportSchedule, after));
      await recordEvents(tx, [scheduleEvent(after, happened, actor, now)]);
      return after;
    });
  }

  private async check(
    tx: Tx,
    actor: Actor,
    { kind, viewId, filter, audience, recipientIds }: ScheduleContent,
    createdBy = actor.id,
  ): Promise<void> {
    if (viewId !== null) await this.views.read(actor, viewId);
    if (kind === 'circular') circularScopeOf(await scopeOf(tx, { viewId, filter, createdBy }));
    if (audience.length === 0 && recipientIds.length === 0)
      throw new DomainError('report.no-readers', 'Say who is told of it: supervisors, leaders, or single people.');
    await directory.assertKnown(tx, 'person', recipientIds);
    const officer = (await directory.contacts(tx, recipientIds)).find((person) => !mayReadReports(person));
    if (officer)
      throw new DomainError(
        'report.reader-sees-own',
        `${officer.name} sees the projects of one department only, and a report tells of all. Choose supervisors or leaders.`,
        { personId: officer.id },
      );
  }

  private async due(db: Queryable, timing: ScheduleContent, now: Date): Promise<Pick<ReportSchedule, 'nextFrom' | 'nextAt'>> {
    const { period, at } = await this.next(db, timing, now);
    return { nextFrom: period.from, nextAt: at };
  }

  private async next(db: Queryable, timing: ScheduleContent, after: Date): Promise<Occurrence> {
    return nextOccurrence(timing, after, (await this.calendars.ofAll(db)).official);
  }
}
