import { can } from '#identity';
import { DomainError, type Tx } from '#platform';
import type { MoveCommand, Project, ProjectGuard } from '#tracking';
import { civilDateOf, type WorkCalendar } from '#work-calendar';
import type { OfficeCalendar } from '../calendar/office-calendar.js';
import type { PolicyShelf } from './policies.js';
import { type ExtensionRule, EXTENSION_DEFAULTS, OBJECTION_DEFAULTS, type ObjectionRule } from './policy.js';

/** Holds departments and deciders to the project's policy: until when an extension may be asked for, how often, and who decides. */
export class PolicyGuard implements ProjectGuard {
  constructor(
    private readonly policies: PolicyShelf,
    private readonly calendar: OfficeCalendar,
  ) {}

  async assertMayMove(tx: Tx, project: Project, command: MoveCommand, now: Date): Promise<void> {
    const policy = await this.policies.definitionOf(tx, project.policyId);
    const extension = policy.extension ?? EXTENSION_DEFAULTS;
    switch (command.move) {
      case 'object':
        return assertObjectionInTime(project, policy.objection ?? OBJECTION_DEFAULTS, await this.calendarOf(tx, project), now);
      case 'request-extension':
        assertLater(command.dueDate, project.dueDate);
        return assertMayAsk(project, extension, await this.calendarOf(tx, project), now);
      case 'approve-extension':
        assertLater(command.dueDate, project.dueDate);
        return assertDecides(project, command, extension);
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

function assertDecides(project: Project, { actor }: MoveCommand, { decidedBy }: ExtensionRule): void {
  const decides =
    decidedBy === 'leader' ? actor.id === project.leaderId || actor.role === 'admin' : can(actor, 'project.supervise');
  if (decides) return;
  const who = decidedBy === 'leader' ? 'the leader in charge of the project (分管领导)' : 'a supervisor (督查)';
  throw new DomainError('extension.not-yours', `By the policy of this project ${who} decides on its extensions.`, { decidedBy });
}
