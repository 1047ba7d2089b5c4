import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Blocker } from '#coordination';
import { type Actor, OfficeCalendar, requireAbility } from '#identity';
import { recordEvents } from '#outbox';
import { Clock, Database, type Tx } from '#platform';
import { Cooperation, Project, ProjectsService } from '#projects';
import { pendingSteps, type PendingStep } from '../due-steps/due-steps.queries.js';
import { DueStepsService } from '../due-steps/due-steps.service.js';

export interface DaysCommand {
  departmentId: string;
  /** Both days count. */
  from: string;
  to: string;
  /** Null gives the days back to the official calendar. */
  set: { working: boolean; reason: string } | null;
  actor: Actor;
}

/** What has another date because of the days. */
export interface DaysChange {
  /** Pending steps of what the department owes: its projects, its parts, blockers, calls. */
  steps: number;
  /** Projects that count as behind from another day on. */
  atRiskDates: number;
}

/** Changes the own days of departments (部门休假, 值班日). */
@Injectable()
export class DepartmentDaysChangeService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: OfficeCalendar,
    private readonly steps: DueStepsService,
    private readonly projects: ProjectsService,
  ) {}

  /**
   * The pending steps and the at-risk dates of the projects that the department leads change in the same transaction; a step whose
   * time has come does not change, and slips keep the date that is printed on them.
   * @throws DomainError `access.denied`, `department.not-found`, `department-days.invalid`
   */
  change(command: DaysCommand): Promise<DaysChange> {
    requireAbility(command.actor, 'project.supervise');
    return this.database.transaction((tx) => this.changeWithin(tx, command));
  }

  private async changeWithin(tx: Tx, { departmentId, from, to, set, actor }: DaysCommand): Promise<DaysChange> {
    const now = this.clock.now();
    const { department, ...calendars } = await this.calendars.change(tx, { departmentId, from, to, set }, actor, now);
    const pending = await lockPendingSteps(tx, departmentId, now);
    const change = {
      steps: (await this.steps.reschedule(tx, pending, calendars, now)).length,
      atRiskDates: (await this.projects.rescheduleAtRiskDates(tx, departmentId, actor, now)).length,
    };
    await recordEvents(tx, [
      {
        type: 'department.days_changed',
        subject: { kind: 'department', id: departmentId },
        actor: { id: actor.id, name: actor.name },
        at: now,
        data: {
          department: department.name,
          from,
          to,
          working: set?.working ?? null,
          reason: set?.reason ?? null,
          moved: change,
        },
      },
    ]);
    return change;
  }
}

/** The pending steps of all that a department owes. Locks the projects first, as every change of one does. */
async function lockPendingSteps(tx: Tx, departmentId: string, now: Date): Promise<PendingStep[]> {
  const helped = await tx.manager.findBy(Cooperation, { departmentId });
  const blocked = await tx.manager.findBy(Blocker, { assignedDepartmentId: departmentId, state: 'assigned' });
  const others = [...helped, ...blocked].map(({ projectId }) => projectId);
  const state = Not(In(['closed', 'cancelled', 'carried_over']));
  // All projects: their steps follow the calendar of the department; nothing of them is shown.
  const projects = await tx.manager.find(Project, {
    select: { id: true },
    where: [
      { leadDepartmentId: departmentId, state },
      { id: In(others), state },
    ],
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
  const projectIds = projects.map(({ id }) => id);
  return pendingSteps(tx, { departmentId, projectIds }, now);
}
