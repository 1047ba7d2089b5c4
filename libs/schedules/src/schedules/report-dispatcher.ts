import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { OfficeCalendar } from '#identity';
import { enqueueJobs, recordEvents, SYSTEM_ACTOR } from '#outbox';
import { Clock, Database, newId, type Tx } from '#platform';
import type { WorkCalendar } from '#work-calendar';
import { reportMake } from './report-make.job.js';
import { ReportRun } from './report-run.entity.js';
import { ReportSchedule } from './report-schedule.entity.js';
import { runEvent } from './schedule-events.js';
import { type Occurrence, occurrenceOf, periodAfter, periodAround } from './timing.js';

/** Schedules of one round. */
const AT_ONCE = 20;
/** Of the reports whose time passed while no worker ran, so many of the latest are made up; of earlier ones it is said that they are missing. */
const MADE_UP = 3;
/** A report that is made later than this after its time says so. */
const LATE_MS = 3_600_000;

/** Takes the schedules whose time has come, by the engine's clock. Any number of workers may do it at the same time. */
@Injectable()
export class ReportDispatcher {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: OfficeCalendar,
  ) {}

  /** Enqueues the reports that are due, each period of a schedule once; answers how many schedules it took. */
  async tick(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const schedules = await tx.manager
        .createQueryBuilder(ReportSchedule, 's')
        .where('s.pausedAt IS NULL AND s.removedAt IS NULL AND s.nextAt <= :now', { now })
        .orderBy('s.nextAt')
        .limit(AT_ONCE)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      if (schedules.length === 0) return 0;
      const { official } = await this.calendars.ofAll(tx);
      for (const schedule of schedules) await this.take(tx, schedule, official, now);
      return schedules.length;
    });
  }

  /** Sets the times anew that the official calendar of a year moved, which was loaded since they were set. */
  async followCalendar(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { official } = await this.calendars.ofAll(tx);
      const schedules = await tx.manager.find(ReportSchedule, {
        where: { pausedAt: IsNull(), removedAt: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      for (const { id, nextAt, nextFrom, ...timing } of schedules) {
        const { at } = occurrenceOf(timing, periodAround(timing.every, nextFrom), official);
        if (at.getTime() !== nextAt.getTime()) await tx.manager.update(ReportSchedule, { id }, { nextAt: at });
      }
    });
  }

  private async take(tx: Tx, schedule: ReportSchedule, calendar: WorkCalendar, now: Date): Promise<void> {
    // The calendar may have changed since the time was set: what is due follows from it as it is now.
    const due: Occurrence[] = [];
    let next = occurrenceOf(schedule, periodAround(schedule.every, schedule.nextFrom), calendar);
    for (; next.at <= now; next = occurrenceOf(schedule, periodAfter(schedule.every, next.period), calendar)) due.push(next);
    const before = await tx.manager.find(ReportRun, {
      select: { period: true, askedByName: true },
      where: { scheduleId: schedule.id },
    });
    const known = new Set(before.filter(({ askedByName }) => askedByName === null).map(({ period }) => period));
    const runs = due
      .filter(({ period }) => !known.has(period.key))
      .map((one, index, all) => runOf(schedule, one, index < all.length - MADE_UP ? 'skipped' : 'waiting', now));
    if (runs.length > 0) await tx.manager.insert(ReportRun, runs);
    await enqueueJobs(
      tx,
      runs.flatMap(({ id, state }) => (state === 'waiting' ? [{ id, kind: reportMake, payload: { runId: id } }] : [])),
    );
    const skipped = runs.filter(({ state }) => state === 'skipped');
    await recordEvents(
      tx,
      skipped.map((run) => runEvent(schedule, run, 'report.skipped', SYSTEM_ACTOR, now)),
    );
    await tx.manager.update(ReportSchedule, { id: schedule.id }, { nextFrom: next.period.from, nextAt: next.at });
  }
}

function runOf(
  { id: scheduleId }: ReportSchedule,
  { period, at }: Occurrence,
  state: 'waiting' | 'skipped',
  now: Date,
): ReportRun {
  const late = now.getTime() - at.getTime() > LATE_MS;
  return newRun({ scheduleId, period: period.key, state, dueAt: at, late, askedByName: null, createdAt: now });
}

/** A report of which nothing is known yet. */
export function newRun(
  run: Pick<ReportRun, 'scheduleId' | 'period' | 'state' | 'dueAt' | 'late' | 'askedByName' | 'createdAt'>,
): ReportRun {
  const made = { madeAt: null, day: null, filter: null, projects: null, headline: null, circularId: null };
  return { ...run, ...made, id: newId(), problemCode: null, problem: null, tries: 0 };
}
