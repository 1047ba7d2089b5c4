import type { Ability, Actor } from '#identity';
import { OPEN, type ProjectState } from './project-state.js';
import type { Project } from './project.entity.js';

/** What the one who moves says with it. */
export interface MoveStatement {
  reason?: string;
  /** 0 to 100. */
  percent?: number;
  text?: string;
  problems?: string;
  /** Asia/Shanghai civil date. */
  dueDate?: string;
  leadDepartmentId?: string;
}

/** The part of a project that decides which moves are open. */
export type ProjectStanding = Pick<Project, 'state' | 'requestedDueDate' | 'objection' | 'excusedReason'>;

interface MoveRule {
  from: readonly ProjectState[];
  /** Besides the state: what must hold for the move to be open. */
  when?: (project: ProjectStanding) => boolean;
  /** `same` keeps the state; `before-suspension` goes back to where it was suspended. */
  to: ProjectState | 'same' | 'before-suspension';
  needs: Ability;
  /** Type of the event that the move leaves in the history. */
  event: string;
  /** What the one who moves has to say. */
  requires: readonly (keyof MoveStatement)[];
  /** What changes besides the state. */
  effect?: (project: Project, said: MoveStatement, now: Date) => Partial<Project>;
}

const ALIVE = [...OPEN, 'suspended'] as const;

const NO_OBJECTION = { objection: null, objectedAt: null } as const;
const NO_REQUEST = { requestedDueDate: null, extensionReason: null, extensionRequestedAt: null } as const;

const awaitsExtension = ({ requestedDueDate }: ProjectStanding): boolean => requestedDueDate !== null;
const awaitsAnswer = ({ objection }: ProjectStanding): boolean => objection !== null;

/** The whole life of a project: every legal move, from where to where, who may make it and what it changes. */
export const MOVES = {
  acknowledge: {
    from: ['registered'],
    to: 'in_progress',
    needs: 'project.handle',
    event: 'project.acknowledged',
    requires: [],
    effect: (_project, _said, now) => ({ acknowledgedAt: now, ...NO_OBJECTION }),
  },
  object: {
    from: ['registered'],
    when: (project) => !awaitsAnswer(project),
    to: 'same',
    needs: 'project.handle',
    event: 'project.objected',
    requires: ['reason'],
    effect: (_project, { reason = null }, now) => ({ objection: reason, objectedAt: now }),
  },
  'dismiss-objection': {
    from: ['registered'],
    when: awaitsAnswer,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.objection_dismissed',
    requires: ['reason'],
    effect: () => NO_OBJECTION,
  },
  reassign: {
    from: ['registered', 'in_progress'],
    to: 'registered',
    needs: 'project.supervise',
    event: 'project.reassigned',
    requires: ['leadDepartmentId', 'reason'],
    effect: (project, { leadDepartmentId = project.leadDepartmentId }, now) => ({
      leadDepartmentId,
      assignedAt: now,
      acknowledgedAt: null,
      ...NO_OBJECTION,
      ...NO_REQUEST,
    }),
  },
  transfer: {
    from: [...ALIVE, 'closed'],
    to: 'same',
    needs: 'project.supervise',
    event: 'project.transferred',
    requires: ['leadDepartmentId', 'reason'],
    effect: (project, { leadDepartmentId = project.leadDepartmentId }) => ({ leadDepartmentId }),
  },
  report: {
    from: ['in_progress'],
    to: 'same',
    needs: 'project.handle',
    event: 'project.progress_reported',
    requires: ['percent', 'text'],
    effect: (project, { percent = project.percent }, now) => ({ percent, lastReportAt: now }),
  },
  'request-extension': {
    from: ['registered', 'in_progress'],
    when: (project) => !awaitsExtension(project),
    to: 'same',
    needs: 'project.handle',
    event: 'project.extension_requested',
    requires: ['dueDate', 'reason'],
    effect: (_project, { dueDate = null, reason = null }, now) => ({
      requestedDueDate: dueDate,
      extensionReason: reason,
      extensionRequestedAt: now,
    }),
  },
  'withdraw-extension': {
    from: ALIVE,
    when: awaitsExtension,
    to: 'same',
    needs: 'project.handle',
    event: 'project.extension_withdrawn',
    requires: [],
    effect: () => NO_REQUEST,
  },
  'approve-extension': {
    from: OPEN,
    when: awaitsExtension,
    to: 'same',
    needs: 'project.decide',
    event: 'project.extension_approved',
    requires: [],
    effect: (project, { dueDate = project.requestedDueDate ?? project.dueDate }) => ({
      dueDate,
      extensions: project.extensions + 1,
      ...NO_REQUEST,
    }),
  },
  'refuse-extension': {
    from: OPEN,
    when: awaitsExtension,
    to: 'same',
    needs: 'project.decide',
    event: 'project.extension_refused',
    requires: ['reason'],
    effect: () => NO_REQUEST,
  },
  'request-completion': {
    from: ['in_progress'],
    to: 'in_review',
    needs: 'project.handle',
    event: 'project.completion_requested',
    requires: ['text'],
    effect: (_project, _said, now) => ({ percent: 100, completionRequestedAt: now }),
  },
  close: {
    from: ['in_review'],
    to: 'closed',
    needs: 'project.supervise',
    event: 'project.closed',
    requires: [],
    effect: (_project, _said, now) => ({ closedAt: now, ...NO_REQUEST }),
  },
  return: {
    from: ['in_review'],
    to: 'in_progress',
    needs: 'project.supervise',
    event: 'project.returned',
    requires: ['reason'],
    effect: ({ returns }) => ({ returns: returns + 1 }),
  },
  reopen: {
    from: ['closed'],
    to: 'in_progress',
    needs: 'project.supervise',
    event: 'project.reopened',
    requires: ['reason'],
    effect: ({ reopenings }) => ({ reopenings: reopenings + 1, closedAt: null, completionRequestedAt: null }),
  },
  suspend: {
    from: OPEN,
    to: 'suspended',
    needs: 'project.supervise',
    event: 'project.suspended',
    requires: ['reason'],
    effect: ({ state }) => ({ stateBeforeSuspension: state }),
  },
  resume: {
    from: ['suspended'],
    to: 'before-suspension',
    needs: 'project.supervise',
    event: 'project.resumed',
    requires: [],
    effect: () => ({ stateBeforeSuspension: null }),
  },
  cancel: {
    from: ALIVE,
    to: 'cancelled',
    needs: 'project.supervise',
    event: 'project.cancelled',
    requires: ['reason'],
    effect: () => ({ ...NO_REQUEST, ...NO_OBJECTION }),
  },
  'change-due-date': {
    from: ALIVE,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.due_date_changed',
    requires: ['dueDate', 'reason'],
    effect: ({ dueDate: before }, { dueDate = before }) => ({ dueDate }),
  },
  excuse: {
    from: [...ALIVE, 'closed'],
    when: ({ excusedReason }) => excusedReason === null,
    to: 'same',
    needs: 'project.supervise',
    event: 'project.excused',
    requires: ['reason'],
    effect: (_project, { reason = null }) => ({ excusedReason: reason }),
  },
} as const satisfies Record<string, MoveRule>;

export type ProjectMove = keyof typeof MOVES;

export const PROJECT_MOVES = Object.keys(MOVES) as ProjectMove[];

export interface MoveCommand extends MoveStatement {
  projectId: string;
  move: ProjectMove;
  actor: Actor;
  /** The version the actor saw; null skips the check. */
  expectedVersion: number | null;
}

export function ruleOf(move: ProjectMove): MoveRule {
  return MOVES[move];
}

/** Does the table allow the move to a project that stands so? */
export function isLegal(move: ProjectMove, project: ProjectStanding): boolean {
  const { from, when } = ruleOf(move);
  return from.includes(project.state) && (when?.(project) ?? true);
}

/** The moves that the table allows a project, in the order of its life. */
export function legalMoves(project: ProjectStanding): ProjectMove[] {
  return PROJECT_MOVES.filter((move) => isLegal(move, project));
}

/** A project as a legal move leaves it. Pure: the record and everybody else's share are the caller's. */
export function afterMove(project: Project, move: ProjectMove, said: MoveStatement, now: Date): Project {
  const { to, effect } = ruleOf(move);
  const state = to === 'same' ? project.state : to === 'before-suspension' ? (project.stateBeforeSuspension ?? 'registered') : to;
  return { ...project, ...effect?.(project, said, now), state, changedAt: now, version: project.version + 1 };
}
