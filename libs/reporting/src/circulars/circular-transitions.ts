/** 草稿, 已印发, 已撤销. */
export const CIRCULAR_STATES = ['draft', 'issued', 'withdrawn'] as const;
export type CircularState = (typeof CIRCULAR_STATES)[number];

interface CircularTransitionRule {
  from: readonly CircularState[];
  to: CircularState;
  event: string;
}

/** The whole life of a circular; only supervisors change it. An issued one never changes. */
export const CIRCULAR_TRANSITIONS = {
  edit: { from: ['draft'], to: 'draft', event: 'circular.edited' },
  refresh: { from: ['draft'], to: 'draft', event: 'circular.refreshed' },
  issue: { from: ['draft'], to: 'issued', event: 'circular.issued' },
  withdraw: { from: ['draft'], to: 'withdrawn', event: 'circular.withdrawn' },
} as const satisfies Record<string, CircularTransitionRule>;
export type CircularTransition = keyof typeof CIRCULAR_TRANSITIONS;

export function legalCircularTransitions(state: CircularState): CircularTransition[] {
  return (Object.keys(CIRCULAR_TRANSITIONS) as CircularTransition[]).filter((transition) =>
    (CIRCULAR_TRANSITIONS[transition].from as readonly CircularState[]).includes(state),
  );
}
