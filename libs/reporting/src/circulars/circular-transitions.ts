import { type Ability, type Actor, can } from '#identity';
import { legalTransitionsOf, type TransitionRule } from '#outbox';

/** 草稿, 已印发, 已撤销. */
export const CIRCULAR_STATES = ['draft', 'issued', 'withdrawn'] as const;
export type CircularState = (typeof CIRCULAR_STATES)[number];

export type CircularRule = TransitionRule<{ state: CircularState }, CircularState, Ability> & { needs: Ability };

const OF_DRAFTS = { from: ['draft'], needs: 'project.supervise', requires: [] } as const;

/** The whole life of a circular; only supervisors change it. An issued one never changes. */
export const CIRCULAR_TRANSITIONS = {
  edit: { ...OF_DRAFTS, to: 'same', event: 'circular.edited' },
  refresh: { ...OF_DRAFTS, to: 'same', event: 'circular.refreshed' },
  issue: { ...OF_DRAFTS, to: 'issued', event: 'circular.issued' },
  withdraw: { ...OF_DRAFTS, to: 'withdrawn', event: 'circular.withdrawn' },
} as const satisfies Record<string, CircularRule>;
export type CircularTransition = keyof typeof CIRCULAR_TRANSITIONS;

/** What this person may do now. */
export function legalCircularTransitions(state: CircularState, actor: Actor): CircularTransition[] {
  return legalTransitionsOf(CIRCULAR_TRANSITIONS, { state }).filter((name) => can(actor, CIRCULAR_TRANSITIONS[name].needs));
}
