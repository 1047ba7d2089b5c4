import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { type Actor, CalendarYearsService, directory, OfficeCalendar, requireAbility } from '#identity';
import { type ActorRef, recordEvents, SYSTEM_ACTOR } from '#outbox';
import { Clock, Database, type Tx } from '#platform';
import { Project, ProjectsService } from '#projects';
import { civilDateOf, DepartmentCalendars } from '#work-calendar';
import { pendingSteps } from '../due-steps/due-steps.queries.js';
import { DueStepsService, type StepMove } from '../due-steps/due-steps.service.js';

/** A calendar of a year, and what has another date because of it. */
export interface YearChange {
  year: number;
  /** False: these very days held already, and nothing moved. */
  isNew: boolean;
  steps: StepMove[];
  /** Projects that count as behind from another day on. */
  atRiskProjectIds: string[];
}

interface Calendars {
  before: DepartmentCalendars;
  after: DepartmentCalendars;
}

/** Takes the official calendar of a year, as the State Council's notice of each autumn gives it. */
@Injectable()
export class CalendarChangeService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly years: CalendarYearsService,
    private readonly calendars: OfficeCalendar,
    private readonly steps: DueStepsService,
    private readonly projects: ProjectsService,
  ) {}

  /**
   * Loads a year in the form of holiday-cn. Pending steps and at-risk dates that it changes are set anew in the same transaction; what has
   * fallen due stays, and slips keep the date that is printed on them. The same notice again changes nothing.
   * @param options.dryRun say what would move, and change nothing
   * @throws DomainError `access.denied`, `calendar.invalid`
   */
  async load(actor: Actor, given: unknown, options: { dryRun?: boolean | undefined } = {}): Promise<YearChange> {
    requireAbility(actor, 'roster.manage');
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const before = await this.calendars.ofAll(tx);
      const { id, notice, isNew } = await this.years.set(tx, given, { name: actor.name, now });
      const by: ActorRef = { id: actor.id, name: actor.name };
      const change = { year: notice.year, isNew, steps: [], atRiskProjectIds: [] };
      if (!isNew) return change;
      const moved = await this.move(tx, { before, after: await this.calendars.ofAll(tx) }, by, now);
      await this.record(tx, { id, ...change, ...moved, source: 'notice' }, by, now);
      return { ...change, ...moved };
    }, options);
  }

  /** Sets anew what lies in years that a newer version of the program knows and the one before did not; answers how many years. */
  followPackage(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const fresh = await this.years.notePackage(tx, Number(civilDateOf(now).slice(0, 4)), now);
      if (fresh.length === 0) return 0;
      const after = await this.calendars.ofAll(tx);
      const unknown = fresh.map(({ year }) => ({ year, holidays: [], workdays: [] }));
      const before = new DepartmentCalendars(after.official.withYears(unknown), after.ownDays);
      const moved = await this.move(tx, { before, after }, SYSTEM_ACTOR, now);
      for (const { id, year } of fresh) await this.record(tx, { id, year, ...moved, source: 'package' }, SYSTEM_ACTOR, now);
      return fresh.length;
    });
  }

  private async move(
    tx: Tx,
    { before, after }: Calendars,
    actor: ActorRef,
    now: Date,
  ): Promise<Pick<YearChange, 'steps' | 'atRiskProjectIds'>> {
    const moved: Pick<YearChange, 'steps' | 'atRiskProjectIds'> = { steps: [], atRiskProjectIds: [] };
    const projectIds = await lockRunning(tx);
    for (const { id: departmentId } of await directory.departments(tx)) {
      const calendars = { before: before.of(departmentId), after: after.of(departmentId) };
      const pending = await pendingSteps(tx, { departmentId, projectIds }, now);
      moved.steps.push(...(await this.steps.reschedule(tx, pending, calendars, now)));
      moved.atRiskProjectIds.push(...(await this.projects.rescheduleAtRiskDates(tx, departmentId, actor, now)));
    }
    return moved;
  }

  private async record(
    tx: Tx,
    { id, year, source, steps, atRiskProjectIds }: Omit<YearChange, 'isNew'> & { id: string; source: 'notice' | 'package' },
    actor: ActorRef,
    now: Date,
  ): Promise<void> {
    const moved = { steps: steps.length, atRiskDates: atRiskProjectIds.length };
    const subject = { kind: 'calendar' as const, id };
    await recordEvents(tx, [{ type: 'calendar.year_set', subject, actor, at: now, data: { year, source, moved } }]);
  }
}

/** Locks all running projects, as every change of one does. */
async function lockRunning(tx: Tx): Promise<string[]> {
  // All projects: their steps follow the calendar; nothing of them is shown but to whoever manages it.
  const projects = await tx.manager.find(Project, {
    select: { id: true },
    where: { state: Not(In(['closed', 'cancelled', 'carried_over'])) },
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
  return projects.map(({ id }) => id);
}
