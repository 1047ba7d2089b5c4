import { recordEvents } from '#outbox';
import { type Actor, requireAbility, type OfficeCalendar } from '#identity';
import type { Clock, Tx } from '#platform';
import type { ProjectsService } from '#projects';
import type { PolicyStore } from '#policies';
import { pendingStepsOf } from '../due-steps/pending-steps.store.js';
import { rescheduleSteps } from './reschedule-steps.js';

export interface DaysContext {
  clock: Clock;
  calendar: OfficeCalendar;
  policies: PolicyStore;
  projects: ProjectsService;
}

export interface DaysCommand {
  departmentId: string;
  /** Both days count. */
  from: string;
  to: string;
  /** Null gives the days back to the official calendar. */
  set: { working: boolean; reason: string } | null;
  actor: Actor;
}

/** What moved with the days. */
export interface DaysChange {
  /** Pending steps of the department's projects. */
  steps: number;
  /** Projects that count as behind from another day on. */
  atRiskDates: number;
}

/**
 * Changes the own days of a department (部门休假, 值班日). The pending steps and the courses of the projects that it leads move in
 * the same transaction; a step whose time has come stays, and slips keep the date that is printed on them.
 * @throws DomainError `access.denied`, `department.not-found`, `department-days.invalid`
 */
export async function changeDepartmentDays(tx: Tx, context: DaysContext, command: DaysCommand): Promise<DaysChange> {
  const { departmentId, from, to, set, actor } = command;
  requireAbility(actor, 'project.supervise');
  const now = context.clock.now();
  const { department, ...calendars } = await context.calendar.change(tx, { departmentId, from, to, set }, actor, now);

  const pending = await pendingStepsOf(tx, departmentId, now);
  const change = {
    steps: await rescheduleSteps(tx, context.policies, pending, calendars, now),
    atRiskDates: await context.projects.rescheduleAtRiskDates(tx, departmentId, actor, now),
  };
  await recordEvents(tx, [
    {
      type: 'department.days_changed',
      subject: { kind: 'department', id: departmentId },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { department: department.name, from, to, working: set?.working ?? null, reason: set?.reason ?? null, moved: change },
    },
  ]);
  return change;
}
