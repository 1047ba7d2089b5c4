import type { Ability } from '#identity';

/** States of a project. 立项待签收, 办理中, 申请办结待审核, 中止, 办结, 撤销. */
export const PROJECT_STATES = ['registered', 'in_progress', 'in_review', 'suspended', 'closed', 'cancelled'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];

interface MoveRule {
  from: readonly ProjectState[];
  /** `same` keeps the state; `before-suspension` goes back to where it was suspended. */
  to: ProjectState | 'same' | 'before-suspension';
  needs: Ability;
  /** Type of the event that the move leaves in the history. */
  event: string;
  /** What the one who moves has to say. */
  requires: readonly ('reason' | 'percent' | 'text' | 'dueDate')[];
}

const OPEN = ['registered', 'in_progress', 'in_review'] as const;

/** The whole life of a project: every legal move, from where to where and who may make it. */
export const MOVES = {
  acknowledge: { from: ['registered'], to: 'in_progress', needs: 'project.handle', event: 'project.acknowledged', requires: [] },
  report: {
    from: ['in_progress'],
    to: 'same',
    needs: 'project.handle',
    event: 'project.progress_reported',
    requires: ['percent', 'text'],
  },
  'request-completion': {
    from: ['in_progress'],
    to: 'in_review',
    needs: 'project.handle',
    event: 'project.completion_requested',
    requires: ['text'],
  },
  close: { from: ['in_review'], to: 'closed', needs: 'project.supervise', event: 'project.closed', requires: [] },
  return: { from: ['in_review'], to: 'in_progress', needs: 'project.supervise', event: 'project.returned', requires: ['reason'] },
  suspend: { from: OPEN, to: 'suspended', needs: 'project.supervise', event: 'project.suspended', requires: ['reason'] },
  resume: { from: ['suspended'], to: 'before-suspension', needs: 'project.supervise', event: 'project.resumed', requires: [] },
  cancel: {
    from: [...OPEN, 'suspended'],
    to: 'cancelled',
    needs: 'project.supervise',
    event: 'project.cancelled',
    requires: ['reason'],
  },
  'change-due-date': {
    from: [...OPEN, 'suspended'],
    to: 'same',
    needs: 'project.supervise',
    event: 'project.due_date_changed',
    requires: ['dueDate', 'reason'],
  },
} as const satisfies Record<string, MoveRule>;

export type ProjectMove = keyof typeof MOVES;

export const PROJECT_MOVES = Object.keys(MOVES) as ProjectMove[];

export function ruleOf(move: ProjectMove): MoveRule {
  return MOVES[move];
}

/** The moves that the table allows from a state, in the order of a project's life. */
export function legalMoves(state: ProjectState): ProjectMove[] {
  return PROJECT_MOVES.filter((move) => ruleOf(move).from.includes(state));
}

/** Where a legal move leads. */
export function targetOf(move: ProjectMove, state: ProjectState, beforeSuspension: ProjectState | null): ProjectState {
  const { to } = ruleOf(move);
  if (to === 'same') return state;
  return to === 'before-suspension' ? (beforeSuspension ?? 'registered') : to;
}

/** Is anybody still expected to act on it? Suspended projects wait. */
export function isOpen(state: ProjectState): boolean {
  return (OPEN as readonly ProjectState[]).includes(state);
}
