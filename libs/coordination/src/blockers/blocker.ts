import type { Ability } from '#identity';

/** 资金, 用地, 审批, 征拆, 其他. */
export const BLOCKER_KINDS = ['funds', 'land', 'approval', 'relocation', 'other'] as const;
export type BlockerKind = (typeof BLOCKER_KINDS)[number];

/** 已提出, 已交办, 已解决. */
export const BLOCKER_STATES = ['raised', 'assigned', 'resolved'] as const;
export type BlockerState = (typeof BLOCKER_STATES)[number];

interface BlockerRule {
  from: readonly BlockerState[];
  to: BlockerState;
  needs: Ability;
  event: string;
}

/** The life of a blocker (难点): raised by a department, assigned in coordination (调度), resolved, reopened. */
export const BLOCKER_TRANSITIONS = {
  assign: { from: ['raised', 'assigned'], to: 'assigned', needs: 'project.decide', event: 'project.blocker_assigned' },
  resolve: { from: ['raised', 'assigned'], to: 'resolved', needs: 'project.handle', event: 'project.blocker_resolved' },
  reopen: { from: ['resolved'], to: 'raised', needs: 'project.handle', event: 'project.blocker_reopened' },
} as const satisfies Record<string, BlockerRule>;

export type BlockerTransition = keyof typeof BLOCKER_TRANSITIONS;
export const BLOCKER_TRANSITION_NAMES = Object.keys(BLOCKER_TRANSITIONS) as BlockerTransition[];

export function legalBlockerTransitions(state: BlockerState): BlockerTransition[] {
  return BLOCKER_TRANSITION_NAMES.filter((transition) =>
    (BLOCKER_TRANSITIONS[transition].from as readonly BlockerState[]).includes(state),
  );
}

/** A blocker as people read it. */
export interface BlockerView {
  id: string;
  project: { id: string; title: string };
  kind: BlockerKind;
  text: string;
  state: BlockerState;
  raisedByName: string;
  department: { id: string; name: string } | null;
  raisedAt: Date;
  assignedDepartment: { id: string; name: string } | null;
  assignedPerson: { id: string; name: string } | null;
  /** By when it is to be resolved. */
  dueDate: string | null;
  resolvedAt: Date | null;
  resolution: string | null;
  /** From the day it was raised to the day it was resolved, by the days of the department that was to resolve it; null while it is open. */
  workdays: number | null;
  reopenings: number;
  version: number;
  legalTransitions: BlockerTransition[];
}
