import { Injectable } from '@nestjs/common';
import { directory } from '#identity';
import { configuredChannels, handoverFacts, namesOf, OwnerNotices } from '#notifications';
import { acknowledgeJobs, recordEvents, SYSTEM_ACTOR } from '#outbox';
import { Clock, Database, DomainError, Environment, Logger, newId, publicUrlOf, type Tx } from '#platform';
import { CircularsService, periodOf } from '#reporting';
import { civilDateOf } from '#work-calendar';
import type { ViewFilter } from '../views/filter-words.js';
import { ReportContents, type ReportSummary } from './report-contents.js';
import { ReportRun } from './report-run.entity.js';
import { ReportSchedule } from './report-schedule.entity.js';
import { circularScopeOf, scopeOf } from './report-scope.js';
import { runEvent } from './schedule-events.js';
import { readersOf, reportNotice, tellReaders } from './told-of-report.js';

/** A fault that nobody foresaw is tried so often before the report counts as failed. */
const MOST_TRIES = 5;

/** What is known of a report when it was made. */
interface Made extends ReportSummary {
  circularId: string | null;
}

/** Makes reports that were asked for, and tells their readers. */
@Injectable()
export class ReportMaker {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly circulars: CircularsService,
    private readonly contents: ReportContents,
    private readonly owners: OwnerNotices,
    private readonly logger: Logger,
  ) {}

  /** Does it once, however often it is called. @throws what may be over at the next try */
  async make(runId: string, jobId: string): Promise<void> {
    const run = await this.database.manager.findOneBy(ReportRun, { id: runId });
    if (run?.state !== 'waiting') return this.database.transaction((tx) => acknowledgeJobs(tx, [jobId]));
    const schedule = await this.database.manager.findOneByOrFail(ReportSchedule, { id: run.scheduleId });
    try {
      await this.write(run, schedule, jobId);
    } catch (error) {
      const isOver = error instanceof DomainError || run.tries + 1 >= MOST_TRIES;
      if (!isOver) {
        await this.database.manager.increment(ReportRun, { id: runId }, 'tries', 1);
        throw error;
      }
      await this.fail(run, schedule, jobId, error);
    }
  }

  private async write(run: ReportRun, schedule: ReportSchedule, jobId: string): Promise<void> {
    const { kind, format, name } = schedule;
    const filter = await scopeOf(this.database, schedule);
    const [period, today] = [periodOf(run.period), civilDateOf(this.clock.now())];
    const day = period.to < today ? period.to : today;
    if (kind === 'circular' || format === null) {
      const scope = circularScopeOf(filter);
      await this.settle(run, jobId, async (tx) => {
        const draftedBy = { id: null, name: `${name}（定期报告）` };
        const { id, figures } = await this.circulars.draftWithin(tx, { ...scope, period: run.period }, draftedBy);
        const made = { circularId: id, projects: figures.tally.total, headline: figures.headline };
        await this.made(tx, { run, schedule, day, filter, made });
      });
      return;
    }
    const question = { kind, filter, day };
    const summary = await this.contents.summary(question);
    // Whoever is told finds a file that can be written.
    await this.contents.write(question, format, name);
    await this.settle(run, jobId, (tx) => this.made(tx, { run, schedule, day, filter, made: { ...summary, circularId: null } }));
  }

  /** Writes what became of it, unless another worker did. */
  private async settle({ id }: ReportRun, jobId: string, write: (tx: Tx) => Promise<void>): Promise<void> {
    await this.database.transaction(async (tx) => {
      const run = await tx.manager.findOne(ReportRun, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (run?.state === 'waiting') await write(tx);
      await acknowledgeJobs(tx, [jobId]);
    });
  }

  private async made(
    tx: Tx,
    {
      run,
      schedule,
      day,
      filter,
      made,
    }: { run: ReportRun; schedule: ReportSchedule; day: string; filter: ViewFilter; made: Made },
  ): Promise<void> {
    const now = this.clock.now();
    const after: ReportRun = { ...run, ...made, state: 'made', madeAt: now, day, filter };
    await tx.manager.save(ReportRun, after);
    const eventId = newId();
    const addressees = await tellReaders(tx, await readersOf(tx, schedule), {
      notice: reportNotice(schedule, after, publicUrlOf(this.environment)),
      sourceId: eventId,
      channels: configuredChannels(this.environment),
      now,
    });
    const { circularId, projects } = made;
    const facts = { day, projects, circularId, late: run.late, recipients: namesOf(addressees), ...handoverFacts(addressees) };
    await recordEvents(tx, [{ id: eventId, ...runEvent(schedule, run, 'report.made', SYSTEM_ACTOR, now, facts) }]);
  }

  private async fail(run: ReportRun, schedule: ReportSchedule, jobId: string, error: unknown): Promise<void> {
    const [problemCode, problem] = this.problemOf(run, error);
    await this.settle(run, jobId, async (tx) => {
      const now = this.clock.now();
      const after: ReportRun = { ...run, state: 'failed', problemCode, problem, tries: run.tries + 1 };
      await tx.manager.save(ReportRun, after);
      const eventId = newId();
      const notice = reportNotice(schedule, after, publicUrlOf(this.environment));
      await this.owners.notify(tx, schedule.createdBy, { notice, sourceId: eventId });
      const told = await directory.responsible(tx, schedule.createdBy);
      const facts = { problem: problemCode, recipients: told.map(({ name }) => name) };
      await recordEvents(tx, [{ id: eventId, ...runEvent(schedule, run, 'report.failed', SYSTEM_ACTOR, now, facts) }]);
    });
  }

  /** What people read. What nobody foresaw is for the log: its words may hold what only operators should see. */
  private problemOf(run: ReportRun, error: unknown): [code: string, problem: string] {
    if (error instanceof DomainError) return [error.code, error.message];
    this.logger.error({ err: error, reportRunId: run.id }, 'a report could not be made');
    return ['internal', 'A fault of the program; the log of the worker tells which.'];
  }
}
