import { type Actor, can } from '#identity';
import { DomainError } from '#platform';
import type { EscalationPolicy } from '#policies';
import { addDays, civilDateOf, type WorkCalendar } from '#work-calendar';
import type { Project } from '../project/project.entity.js';
import type { ProjectTransition, TransitionCommand } from './project-transitions.js';

/** What a policy lets departments and deciders do with a project, by the days of the department that leads it. */
export interface RuleFacts {
  policy: Pick<EscalationPolicy, 'extension' | 'objection'>;
  calendar: WorkCalendar;
  now: Date;
}

/** The part of a project that the rules look at. */
export type RuledProject = Pick<Project, 'assignedAt' | 'dueDate' | 'extensions' | 'leaderId'>;

/** Transitions on which the policy of a project has a say. */
const RULED: readonly ProjectTransition[] = ['object', 'request-extension', 'approve-extension', 'refuse-extension'];

export function isRuledByPolicy(transition: ProjectTransition): boolean {
  return RULED.includes(transition);
}

/** Why the policy of the project refuses this actor the transition now, whatever is said with it; undefined: it doesn't. */
export function refusalByPolicy(
  project: RuledProject,
  transition: ProjectTransition,
  actor: Actor,
  { policy, calendar, now }: RuleFacts,
): DomainError | undefined {
  const extension = policy.extension;
  switch (transition) {
    case 'object':
      return objectionTooLate(project, policy.objection, calendar, now);
    case 'request-extension':
      return extensionNotToBeAsked(project, extension, calendar, now);
    case 'approve-extension':
    case 'refuse-extension':
      return decidesNot(project, actor, extension);
    default:
      return undefined;
  }
}

/**
 * Holds departments and deciders to the policy of the project: until when an extension may be asked for, how often, and who decides.
 * @throws DomainError `objection.too-late`, `extension.*`
 */
export function assertPolicyAllows(project: Project, command: TransitionCommand, facts: RuleFacts): void {
  const { transition, actor, dueDate } = command;
  if (transition === 'request-extension') assertLater(dueDate, project.dueDate);
  const refusal = refusalByPolicy(project, transition, actor, facts);
  if (refusal) throw refusal;
  if (transition === 'approve-extension') assertGrantable(project, dueDate ?? project.requestedDueDate ?? '', facts.now);
}

function objectionTooLate(
  project: RuledProject,
  { withinWorkdays }: EscalationPolicy['objection'],
  calendar: WorkCalendar,
  now: Date,
): DomainError | undefined {
  const last = calendar.addWorkdays(civilDateOf(project.assignedAt), withinWorkdays);
  if (civilDateOf(now) <= last) return undefined;
  return new DomainError(
    'objection.too-late',
    `An objection is possible until ${last} (${withinWorkdays} workdays after the assignment). Ask the supervisor to reassign it.`,
    { last },
  );
}

function extensionNotToBeAsked(
  project: RuledProject,
  { latestWorkdaysBefore, most }: EscalationPolicy['extension'],
  calendar: WorkCalendar,
  now: Date,
): DomainError | undefined {
  if (project.extensions >= most) {
    return new DomainError(
      'extension.too-many',
      `It was extended ${project.extensions} time(s) already; the policy allows ${most}. Talk to the supervisor.`,
      { extensions: project.extensions, most },
    );
  }
  const last = lastDayToAsk(project, latestWorkdaysBefore, calendar);
  if (civilDateOf(now) <= last) return undefined;
  return new DomainError(
    'extension.too-late',
    `An extension had to be asked for by ${last}, ${latestWorkdaysBefore} workdays before the due date ${project.dueDate}. Report the delay and its reason instead.`,
    { last, dueDate: project.dueDate },
  );
}

/** Until when an extension may be asked for, how often still, and who decides. */
export interface ExtensionChance {
  /** Civil date. */
  lastDay: string;
  left: number;
  decidedBy: 'supervisor' | 'leader';
}

export function extensionChance(
  project: RuledProject,
  { latestWorkdaysBefore, most, decidedBy }: EscalationPolicy['extension'],
  calendar: WorkCalendar,
): ExtensionChance {
  return {
    lastDay: lastDayToAsk(project, latestWorkdaysBefore, calendar),
    left: Math.max(0, most - project.extensions),
    decidedBy,
  };
}

function lastDayToAsk({ dueDate }: RuledProject, latestWorkdaysBefore: number, calendar: WorkCalendar): string {
  return calendar.addWorkdays(dueDate, -latestWorkdaysBefore);
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
    { dueDate, asked, granted, today },
  );
}

function decidesNot(project: RuledProject, actor: Actor, { decidedBy }: EscalationPolicy['extension']): DomainError | undefined {
  const decides =
    decidedBy === 'leader' ? actor.id === project.leaderId || actor.role === 'admin' : can(actor, 'project.supervise');
  if (decides) return undefined;
  const who = decidedBy === 'leader' ? 'the leader in charge of the project (分管领导)' : 'a supervisor (督查)';
  return new DomainError('extension.not-yours', `By the policy of this project ${who} decides on its extensions.`, { decidedBy });
}
