import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { type Actor, requireAbility } from '#identity';
import { enqueueJobs } from '#outbox';
import { Clock, Database, decodeCursor, DomainError, newId, notFound, type Page, toPage } from '#platform';
import { periodOf } from '#reporting';
import { civilDateOf } from '#work-calendar';
import { ReportContents } from './report-contents.js';
import { newRun } from './report-dispatcher.js';
import { reportMake } from './report-make.job.js';
import { ReportRun, type RunState } from './report-run.entity.js';
import { type ReportFormat, ReportSchedule } from './report-schedule.entity.js';
import { ReportSchedulesService } from './report-schedules.service.js';
import { periodAround, presentPeriod } from './timing.js';

/** A report with the schedule that asked for it. */
export interface RunView extends ReportRun {
  schedule: Pick<ReportSchedule, 'id' | 'name' | 'kind' | 'format'>;
}

export interface RunFilter {
  scheduleId?: string;
  states?: readonly RunState[];
}

/** Reports (各期报告) that were made, failed or wait, and their files. */
@Injectable()
export class ReportRunsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly schedules: ReportSchedulesService,
    private readonly contents: ReportContents,
    @InjectRepository(ReportRun) private readonly runs: Repository<ReportRun>,
  ) {}

  /** The latest first. @throws DomainError `access.denied` */
  async list(actor: Actor, { scheduleId, states }: RunFilter, page: { cursor?: string; limit: number }): Promise<Page<RunView>> {
    requireAbility(actor, 'project.decide');
    const query = this.runs.createQueryBuilder('r');
    if (scheduleId) query.andWhere('r.scheduleId = :scheduleId', { scheduleId });
    if (states) query.andWhere('r.state = ANY(:states)', { states });
    if (page.cursor) {
      const [createdAt, id] = decodeCursor(page.cursor, 2);
      query.andWhere('(r.createdAt, r.id) < (:createdAt::timestamptz, :id::uuid)', { createdAt, id });
    }
    const found = await query
      .orderBy('r.createdAt', 'DESC')
      .addOrderBy('r.id', 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return toPage(await this.withSchedules(found), page.limit, ({ createdAt, id }) => [createdAt.toISOString(), id]);
  }

  /** @throws DomainError `access.denied`, `report.not-found` */
  async read(actor: Actor, id: string): Promise<RunView> {
    requireAbility(actor, 'project.decide');
    const run = await this.runs.findOneBy({ id });
    const [view] = await this.withSchedules(run ? [run] : []);
    if (!view) throw notFound('report', id);
    return view;
  }

  /**
   * Its file, of what was known at the end of its day; without what was made confidential since.
   * @throws DomainError as {@link read}; `report.no-file` for a circular, and for one that was not made
   */
  async file(actor: Actor, id: string): Promise<{ bytes: Buffer; title: string; format: ReportFormat }> {
    const { schedule, period, day, filter, state } = await this.read(actor, id);
    const { kind, format, name } = schedule;
    if (state !== 'made' || day === null || filter === null || kind === 'circular' || format === null)
      throw new DomainError(
        'report.no-file',
        kind === 'circular'
          ? 'This report is a circular. Open the circular.'
          : `This report is ${state}. There is a file once it is made.`,
        { state },
      );
    const title = `${name}（${periodOf(period).name}）`;
    return { bytes: await this.contents.write({ kind, filter, day }, format, title), title, format };
  }

  /**
   * Asks for a report by hand: of the period that the schedule covers now, or of another one.
   * @throws DomainError `access.denied`, `report-schedule.not-found`, `period.invalid`, `report.other-period`
   */
  async ask(actor: Actor, scheduleId: string, periodKey?: string): Promise<RunView> {
    requireAbility(actor, 'project.supervise');
    const schedule = await this.schedules.read(actor, scheduleId);
    if (schedule.removedAt) throw notFound('report-schedule', scheduleId);
    const now = this.clock.now();
    const period = periodKey === undefined ? presentPeriod(schedule, civilDateOf(now)) : periodOf(periodKey);
    if (periodAround(schedule.every, period.from).key !== period.key || period.from > civilDateOf(now))
      throw new DomainError(
        'report.other-period',
        `${period.key} is no ${schedule.every} that has begun. The present one is ${presentPeriod(schedule, civilDateOf(now)).key}.`,
        { period: period.key },
      );
    const asked = { dueAt: null, late: false, askedByName: actor.name, createdAt: now };
    const run = newRun({ scheduleId, period: period.key, state: 'waiting', ...asked });
    await this.database.transaction(async (tx) => {
      await tx.manager.insert(ReportRun, run);
      await enqueueJobs(tx, [{ id: run.id, kind: reportMake, payload: { runId: run.id } }]);
    });
    return this.read(actor, run.id);
  }

  /** Makes one that failed or was skipped. @throws DomainError `access.denied`, `report.not-found`, `report.not-failed` */
  async retry(actor: Actor, id: string): Promise<RunView> {
    requireAbility(actor, 'project.supervise');
    const { state } = await this.read(actor, id);
    const again = { state: 'waiting' as const, problemCode: null, problem: null, tries: 0 };
    await this.database.transaction(async (tx) => {
      const { affected } = await tx.manager.update(ReportRun, { id, state: In(['failed', 'skipped']) }, again);
      if (affected !== 1)
        throw new DomainError(
          'report.not-failed',
          `This report is ${state}. Only one that failed or was skipped is made again.`,
          { state },
        );
      await enqueueJobs(tx, [{ id: newId(), kind: reportMake, payload: { runId: id } }]);
    });
    return this.read(actor, id);
  }

  private async withSchedules(runs: readonly ReportRun[]): Promise<RunView[]> {
    const schedules = await this.database.manager.find(ReportSchedule, {
      select: { id: true, name: true, kind: true, format: true },
      where: { id: In(runs.map(({ scheduleId }) => scheduleId)) },
    });
    return runs.flatMap((run) =>
      schedules
        .filter(({ id }) => id === run.scheduleId)
        .map(({ id, name, kind, format }) => ({ ...run, schedule: { id, name, kind, format } })),
    );
  }
}
