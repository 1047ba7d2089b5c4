import { Injectable } from '@nestjs/common';
import { can, OfficeCalendar } from '#identity';
import { DomainError, type Tx } from '#platform';
import type { TransitionCommand } from './project-transitions.js';
import type { Project } from '../projects/project.entity.js';
import { addDays, civilDateOf, type WorkCalendar } from '#work-calendar';
import { PolicyStore, type ExtensionRule, EXTENSION_DEFAULTS, OBJECTION_DEFAULTS, type ObjectionRule } from '#policies';

/** Holds departments and deciders to the project's policy: until when an extension may be asked for, how often, and who decides. */
@Injectable()
export class TransitionRules {
  constructor(
    private readonly policies: PolicyStore,
    private readonly calendar: OfficeCalendar,
  ) {}

  async assertAllowed(tx: Tx, project: Project, command: TransitionCommand, now: Date): Promise<void> {
    const policy = await this.policies.definitionOf(tx, project.policyId);
    const extension = policy.extension ?? EXTENSION_DEFAULTS;
    switch (command.transition) {
      case 'object':
        return assertObjectionInTime(project, policy.objection ?? OBJECTION_DEFAULTS, await this.calendarOf(tx, project), now);
      case 'request-extension':
        assertLater(command.dueDate, project.dueDate);
        return assertMayAsk(project, extension, await this.calendarOf(tx, project), now);
      case 'approve-extension':
        assertDecides(project, command, extension);
        return assertGrantable(project, command.dueDate ?? project.requestedDueDate ?? '', now);
      case 'refuse-extension':
        return assertDecides(project, command, extension);
      default:
        return undefined;
    }
  }

  private calendarOf(tx: Tx, { leadDepartmentId }: Project): Promise<WorkCalendar> {
    return this.calendar.of(tx, leadDepartmentId);
  }
}

function assertObjectionInTime(project: Project, { withinWorkdays }: ObjectionRule, calendar: WorkCalendar, now: Date): void {
  const last = calendar.addWorkdays(civilDateOf(project.assignedAt), withinWorkdays);
  if (civilDateOf(now) <= last) return;
  throw new DomainError(
    'objection.too-late',
    `An objection is possible until ${last} (${withinWorkdays} workdays after the assignment). Ask the supervisor to reassign it.`,
    { last },
  );
}

function assertMayAsk(project: Project, { latestWorkdaysBefore, most }: ExtensionRule, calendar: WorkCalendar, now: Date): void {
  if (project.extensions >= most) {
    throw new DomainError(
      'extension.too-many',
      `It was extended ${project.extensions} time(s) already; the policy allows ${most}. Talk to the supervisor.`,
      { extensions: project.extensions, most },
    );
  }
  const last = calendar.addWorkdays(project.dueDate, -latestWorkdaysBefore);
  if (civilDateOf(now) <= last) return;
  throw new DomainError(
    'extension.too-late',
    `An extension had to be asked for by ${last}, ${latestWorkdaysBefore} workdays before the due date ${project.dueDate}. Report the delay and its reason instead.`,
    { last, dueDate: project.dueDate },
  );
}

function assertLater(asked: string | undefined, dueDate: string): void {
  if (asked === undefined || asked > dueDate) return;
  throw new DomainError('extension.not-later', `An extension leads to a later date than ${dueDate}. Give such a date.`, {
    dueDate,
    asked,
  });
}

/** After the present date, not after the one that was asked for, and not past: time may have gone by, or the date been changed, since. */
function assertGrantable({ dueDate, requestedDueDate }: Project, granted: string, now: Date): void {
  const today = civilDateOf(now);
  const asked = requestedDueDate ?? granted;
  if (granted > dueDate && granted >= today && granted <= asked) return;
  const first = dueDate < today ? today : addDays(dueDate, 1);
  const what =
    first <= asked
      ? `Grant a date from ${first} to ${asked}, the one that was asked for.`
      : `Refuse the request; the department may ask for a later date, or a supervisor set one with change-due-date.`;
  throw new DomainError(
    'extension.not-grantable',
    `The extension can't be until ${granted} (due ${dueDate}, today is ${today}). ${what}`,
    {
      dueDate,
      asked,
      granted,
      today,
    },
  );
}

function assertDecides(project: Project, { actor }: TransitionCommand, { decidedBy }: ExtensionRule): void {
  const decides =
    decidedBy === 'leader' ? actor.id === project.leaderId || actor.role === 'admin' : can(actor, 'project.supervise');
  if (decides) return;
  const who = decidedBy === 'leader' ? 'the leader in charge of the project (分管领导)' : 'a supervisor (督查)';
  throw new DomainError('extension.not-yours', `By the policy of this project ${who} decides on its extensions.`, { decidedBy });
}
