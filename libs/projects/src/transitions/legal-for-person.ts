import { type Actor, can } from '#identity';
import { COOPERATION_TRANSITIONS } from './table/cooperation-transitions.js';
import type { TransitionSubject } from './table/transition-definition.js';
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

/**
 * The transitions that this person can make on the project now: by its state, the abilities of the role, whether the department leads or
 * helps, and the policy of the project. What is said with a transition is not looked at.
 */
export function legalTransitionsFor(actor: Actor, project: PersonalSubject, facts: RuleFacts): ProjectTransition[] {
  return legalTransitions(project).filter(
    (transition) =>
      can(actor, ruleOf(transition).needs) &&
      actsForLead(actor, transition, project.leadDepartmentId) &&
      actsForHelp(actor, transition, project) &&
      (transition !== 'close' || project.openSubTasks === 0) &&
      refusalByPolicy(project, transition, actor, facts) === undefined,
  );
}

/** A department that helps signs once, and reports when it has signed. */
function actsForHelp(actor: Actor, transition: ProjectTransition, { cooperatingDepartments }: PersonalSubject): boolean {
  if (transition !== 'acknowledge-cooperation' && transition !== 'report-cooperation') return true;
  const own = cooperatingDepartments.find(({ id }) => id === actor.departmentId);
  return own !== undefined && (own.acknowledgedAt === null) === (transition === 'acknowledge-cooperation');
}
