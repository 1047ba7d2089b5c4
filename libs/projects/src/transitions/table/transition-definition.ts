import type { Ability } from '#identity';
import type { TransitionRule } from '#outbox';
import { isOpen, PROJECT_STATES, type ProjectState, type Priority } from '#policies';
import type { NamedPersonGiven } from '../../project/named-people.js';
import type { Project } from '../../project/project.entity.js';

/** What the one who makes a transition says with it. */
export interface TransitionStatement {
  reason?: string;
  /** 0 to 100. */
  percent?: number;
  text?: string;
  problems?: string;
  /** Asia/Shanghai civil date. */
  dueDate?: string;
  /** The plan of the next year, in which a task that is carried over goes on. */
  planId?: string;
  leadDepartmentId?: string;
  /** Somebody of the role leader. */
  leaderId?: string;
  /** The whole new list. */
  cooperatingDepartmentIds?: string[];
  /** Names that still match no department. The whole new list. */
  unmatchedNames?: string[];
  priority?: Priority;
  /** The whole new list. */
  tags?: string[];
  /** The whole new list. */
  series?: string[];
  /** The whole new list. */
  readerIds?: string[];
  /** The whole new list; of a person of the roster the name is taken from there. */
  people?: readonly NamedPersonGiven[];
  /** Files that were uploaded for this; up to 10. */
  attachmentIds?: string[];
}

/** The part of a project that decides which transitions are legal. */
export type TransitionSubject = Pick<
  Project,
  'state' | 'requestedDueDate' | 'objection' | 'excusedReason' | 'confidential' | 'lastReportAt' | 'reportReturnedAt'
>;

export interface TransitionDefinition extends TransitionRule<TransitionSubject, ProjectState, Ability> {
  needs: Ability;
  requires: readonly (keyof TransitionStatement)[];
  /** What changes besides the state; a state in it wins over `to`. */
  effect?: (project: Project, said: TransitionStatement, now: Date) => Partial<Project>;
}

export type TransitionTable = Record<string, TransitionDefinition>;

/** States in which somebody is expected to act. */
export const OPEN = PROJECT_STATES.filter(isOpen);

export const ALIVE = [...OPEN, 'suspended'] as const;
export const NOT_CANCELLED = [...ALIVE, 'closed', 'carried_over'] as const;

export const NO_OBJECTION = { objection: null, objectedAt: null } as const;
export const NO_RETURN = { reportReturnedAt: null, reportReturnReason: null } as const;
export const NO_REQUEST = { requestedDueDate: null, extensionReason: null, extensionRequestedAt: null } as const;
