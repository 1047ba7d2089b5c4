import type { Actor } from '#identity';
import { isLegalTransition, legalTransitionsOf, type TransitionRequest } from '#outbox';
import { civilDateOf } from '#work-calendar';
import { ASSIGNMENT_TRANSITIONS } from './table/assignment-transitions.js';
import { COMPLETION_TRANSITIONS } from './table/completion-transitions.js';
import { COOPERATION_TRANSITIONS } from './table/cooperation-transitions.js';
import { EXTENSION_TRANSITIONS } from './table/extension-transitions.js';
import { LABEL_TRANSITIONS } from './table/label-transitions.js';
import type {
  TransitionDefinition,
  TransitionStatement,
  TransitionTable,
  TransitionSubject,
} from './table/transition-definition.js';
import { PEOPLE_TRANSITIONS } from './table/people-transitions.js';
import { REPORT_TRANSITIONS } from './table/report-transitions.js';
import { STATE_TRANSITIONS } from './table/state-transitions.js';
import type { Project } from '../project/project.entity.js';

/** The whole life of a project: every legal move, from where to where, who may make it and what it changes. */
export const TRANSITIONS = {
  ...ASSIGNMENT_TRANSITIONS,
  ...REPORT_TRANSITIONS,
  ...EXTENSION_TRANSITIONS,
  ...COMPLETION_TRANSITIONS,
  ...COOPERATION_TRANSITIONS,
  ...STATE_TRANSITIONS,
  ...LABEL_TRANSITIONS,
  ...PEOPLE_TRANSITIONS,
} as const satisfies TransitionTable;

export type ProjectTransition = keyof typeof TRANSITIONS;

export const PROJECT_TRANSITIONS = Object.keys(TRANSITIONS) as ProjectTransition[];

export interface TransitionCommand extends TransitionStatement, TransitionRequest<ProjectTransition> {
  projectId: string;
  actor: Actor;
  /** One of many that the actor does at once: people are told of all of them in one message. */
  together?: boolean;
}

export function ruleOf(transition: ProjectTransition): TransitionDefinition {
  return TRANSITIONS[transition];
}

/** Does the table allow the move to a project that stands so? */
export function isLegal(transition: ProjectTransition, project: TransitionSubject): boolean {
  return isLegalTransition(ruleOf(transition), project);
}

/** The moves that the table allows a project, in the order of its life. */
export function legalTransitions(project: TransitionSubject): ProjectTransition[] {
  return legalTransitionsOf(TRANSITIONS, project);
}

/**
 * A project as a legal move leaves it. Pure: the record and everybody else's share are the caller's. Reports are owed while it
 * is in work: not for the time before the signature, nor for that of a review or suspension.
 */
export function afterTransition(project: Project, transition: ProjectTransition, said: TransitionStatement, now: Date): Project {
  const { to, effect } = ruleOf(transition);
  const state = to === 'same' ? project.state : to;
  const after = { ...project, state, ...effect?.(project, said, now), changedAt: now, version: project.version + 1 };
  const beginsWork = after.state === 'in_progress' && project.state !== 'in_progress';
  return beginsWork ? { ...after, cadenceSince: civilDateOf(now) } : after;
}
