import { type Actor, can } from '#identity';
import { DomainError } from '#platform';
import { COOPERATION_TRANSITIONS } from './table/cooperation-transitions.js';
import type { TransitionStatement, TransitionSubject } from './table/transition-definition.js';
import { legalTransitions, type ProjectTransition, ruleOf } from './project-transitions.js';
import { refusalByPolicy, type RuledProject, type RuleFacts } from './transition-rules.js';

/** An officer of a department that helps does not act for the one that leads. */
export function actsForLead(actor: Actor, transition: ProjectTransition, leadDepartmentId: string): boolean {
  return actor.role !== 'officer' || actor.departmentId === leadDepartmentId || transition in COOPERATION_TRANSITIONS;
}

/** What decides which transitions a person can make on a project now. */
export interface PersonalSubject extends TransitionSubject, RuledProject {
  leadDepartmentId: string;
  cooperatingDepartments: readonly { id: string; acknowledgedAt: string | null }[];
  /** Parts of it that have not ended. */
  openSubTasks: number;
}

/** A transition that state, role and department of a person allow. */
export interface PersonalAction {
  transition: ProjectTransition;
  /** Why it is not possible all the same: the policy of the project, or its parts. Null: it is possible. */
  refusal: DomainError | null;
  /** What has to be said with it. */
  requires: readonly (keyof TransitionStatement)[];
}

/**
 * What this person can do with the project, the likeliest first: by its state, the abilities of the role, and whether the department leads or
 * helps. What the policy of the project refuses is among it with the reason. What is said with a transition is not looked at.
 */
export function actionsFor(actor: Actor, project: PersonalSubject, facts: RuleFacts): PersonalAction[] {
  const possible = legalTransitions(project).filter(
    (transition) =>
      can(actor, ruleOf(transition).needs) &&
      actsForLead(actor, transition, project.leadDepartmentId) &&
      actsForHelp(actor, transition, project),
  );
  return byLikelihood(actor, possible).map((transition) => ({
    transition,
    refusal: refusalByPolicy(project, transition, actor, facts) ?? refusalByParts(project, transition) ?? null,
    requires: ruleOf(transition).requires,
  }));
}

/** What answers a request comes first; who only may act for a department finds that behind what is his own. */
function byLikelihood(actor: Actor, transitions: readonly ProjectTransition[]): ProjectTransition[] {
  const rank = (transition: ProjectTransition): number => {
    if (ANSWERS.includes(transition)) return 0;
    return ruleOf(transition).needs === 'project.handle' && actor.role !== 'officer' ? 2 : 1;
  };
  return transitions.toSorted((a, b) => rank(a) - rank(b));
}

const ANSWERS: readonly ProjectTransition[] = ['close', 'return', 'approve-extension', 'refuse-extension', 'dismiss-objection'];

/** A department that helps signs once, and reports when it has signed. */
function actsForHelp(actor: Actor, transition: ProjectTransition, { cooperatingDepartments }: PersonalSubject): boolean {
  if (transition !== 'acknowledge-cooperation' && transition !== 'report-cooperation') return true;
  const own = cooperatingDepartments.find(({ id }) => id === actor.departmentId);
  return own !== undefined && (own.acknowledgedAt === null) === (transition === 'acknowledge-cooperation');
}

/** A task ends when its parts have. */
function refusalByParts({ openSubTasks }: PersonalSubject, transition: ProjectTransition): DomainError | undefined {
  if (transition !== 'close' || openSubTasks === 0) return undefined;
  return new DomainError('sub-task.open', `${openSubTasks} part(s) of it are not closed yet. Close them first.`, {
    count: openSubTasks,
  });
}
