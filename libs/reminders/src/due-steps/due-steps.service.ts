import { Injectable } from '@nestjs/common';
import { OfficeCalendar } from '#identity';
import type { Tx } from '#platform';
import { PolicyStore } from '#policies';
import type { Project } from '#projects';
import type { DepartmentCalendars, WorkCalendar } from '#work-calendar';
import type { Duty } from '../duties/duty.js';
import { dutiesOfCalled, dutiesOfProjects } from '../duties/read-duties.js';
import { DueStep } from './due-step.entity.js';
import { advanceSteps, deleteObsoleteSteps, type DutyScope, type PendingStep, type StepAdvance } from './due-steps.queries.js';
import { rescheduledStep } from './rescheduled-step.js';

/** A calendar that was in force, and the one that follows it. */
export interface CalendarChange {
  before: WorkCalendar;
  after: WorkCalendar;
}

/** A pending step that falls due at another time, or as another step; null: none is left. */
export interface StepMove {
  /** The project, the part of one who helps, the blocker or the called department's part that it is about. */
  dutyId: string;
  departmentId: string;
  track: string;
  from: Date;
  to: Date | null;
}

/** Schedules the next step of each track of everything that is owed. */
@Injectable()
export class DueStepsService {
  constructor(
    private readonly policies: PolicyStore,
    private readonly calendars: OfficeCalendar,
  ) {}

  /**
   * Writes the next step of each track of a project, of the parts of those who help, and of its blockers. A step that is already pending
   * for the same date does not change; one for another date is deleted.
   */
  async schedule(tx: Tx, project: Project, now: Date): Promise<void> {
    const duties = await this.dutiesOf(tx, [project]);
    await this.write(tx, { projectId: project.id }, duties, now);
  }

  /** The same for what departments that were called in owe. */
  async scheduleCalled(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
    await this.write(tx, { dutyIds: ids }, await dutiesOfCalled(tx, ids), now);
  }

  /** Writes the first steps of projects that were registered just now. */
  async scheduleRegistered(tx: Tx, projects: readonly Project[], now: Date): Promise<void> {
    const duties = await this.dutiesOf(tx, projects);
    await this.insertFirstSteps(tx, duties, now);
  }

  /** Reschedules pending steps because the calendar changed; answers those that have another time now. */
  async reschedule(tx: Tx, steps: readonly PendingStep[], calendars: CalendarChange, now: Date): Promise<StepMove[]> {
    const moves: StepMove[] = [];
    const advances: StepAdvance[] = [];
    for (const { dutyId, departmentId, track, anchorDate, stepKey, startDate, policyId, plannedAt: before } of steps) {
      const policy = await this.policies.of(tx, policyId);
      const next = rescheduledStep(policy, { track, date: anchorDate, startDate }, stepKey, calendars, now);
      if (next === undefined) continue;
      const plannedAt = next?.plannedAt ?? null;
      if (next?.key === stepKey && plannedAt?.getTime() === before.getTime()) continue;
      advances.push({ dutyId, track, stepKey: next?.key ?? null, anchorDate, plannedAt, fireAt: plannedAt });
      moves.push({ dutyId, departmentId, track, from: before, to: plannedAt });
    }
    if (advances.length > 0) await advanceSteps(tx, advances);
    return moves;
  }

  private dutiesOf(tx: Tx, projects: readonly Project[]): Promise<Duty[]> {
    return dutiesOfProjects(tx, projects, ({ policyId }) => this.policies.of(tx, policyId));
  }

  private async write(tx: Tx, scope: DutyScope, duties: readonly Duty[], now: Date): Promise<void> {
    const anchors = duties.flatMap(({ id, anchors: own }) => own.map(({ track, date }) => ({ dutyId: id, track, date })));
    await deleteObsoleteSteps(tx, scope, anchors);
    if (anchors.length > 0) await this.insertFirstSteps(tx, duties, now);
  }

  private async insertFirstSteps(tx: Tx, duties: readonly Duty[], now: Date): Promise<void> {
    const steps = await this.firstSteps(tx, duties, await this.calendars.ofAll(tx), now);
    // What is pending for the same date stays as it is.
    await tx.insertRows(DueStep, steps, { unlessKnown: true });
  }

  /** A step whose day has passed is not made up for: a track goes on with the first that is still to come. */
  private async firstSteps(tx: Tx, duties: readonly Duty[], calendars: DepartmentCalendars, now: Date): Promise<DueStep[]> {
    const steps: DueStep[] = [];
    for (const { id, project, policyId, departmentId, anchors } of duties) {
      const policy = await this.policies.of(tx, policyId);
      for (const anchor of anchors) {
        const next = policy.nextStep(anchor, calendars.of(departmentId), now);
        if (next) steps.push(stepRow({ dutyId: id, projectId: project?.id ?? null }, anchor, next));
      }
    }
    return steps;
  }
}

function stepRow(
  of: Pick<DueStep, 'dutyId' | 'projectId'>,
  { track, date }: Duty['anchors'][number],
  { key, plannedAt }: { key: string; plannedAt: Date },
): DueStep {
  return { ...of, track, stepKey: key, anchorDate: date, plannedAt, fireAt: plannedAt };
}
