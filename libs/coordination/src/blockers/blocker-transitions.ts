import type { BlockerState } from '../entities/blocker.entity.js';
import type { Ability } from '#identity';
import type { TransitionRule } from '#outbox';

export type BlockerRule = TransitionRule<{ state: BlockerState }, BlockerState, Ability> & { needs: Ability };

/** The life of a blocker (难点): raised by a department, assigned in coordination (调度), resolved, reopened. */
export const BLOCKER_TRANSITIONS = {
  assign: {
    from: ['raised', 'assigned'],
    to: 'assigned',
    needs: 'project.decide',
    event: 'project.blocker_assigned',
    requires: ['dueDate'],
  },
  resolve: {
    from: ['raised', 'assigned'],
    to: 'resolved',
    needs: 'project.handle',
    event: 'project.blocker_resolved',
    requires: ['text'],
  },
  reopen: { from: ['resolved'], to: 'raised', needs: 'project.handle', event: 'project.blocker_reopened', requires: ['text'] },
} as const satisfies Record<string, BlockerRule>;

export type BlockerTransition = keyof typeof BLOCKER_TRANSITIONS;
