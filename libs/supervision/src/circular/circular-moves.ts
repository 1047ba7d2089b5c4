/** 草稿, 已印发, 已撤销. */
export const CIRCULAR_STATES = ['draft', 'issued', 'withdrawn'] as const;
export type CircularState = (typeof CIRCULAR_STATES)[number];

interface CircularMoveRule {
  from: readonly CircularState[];
  to: CircularState;
  event: string;
}

/** The whole life of a circular; only supervisors move it. An issued one stands for ever. */
export const CIRCULAR_MOVES = {
  edit: { from: ['draft'], to: 'draft', event: 'circular.edited' },
  refresh: { from: ['draft'], to: 'draft', event: 'circular.refreshed' },
  issue: { from: ['draft'], to: 'issued', event: 'circular.issued' },
  withdraw: { from: ['draft'], to: 'withdrawn', event: 'circular.withdrawn' },
} as const satisfies Record<string, CircularMoveRule>;
export type CircularMove = keyof typeof CIRCULAR_MOVES;

export function legalCircularMoves(state: CircularState): CircularMove[] {
  return (Object.keys(CIRCULAR_MOVES) as CircularMove[]).filter((move) =>
    (CIRCULAR_MOVES[move].from as readonly CircularState[]).includes(state),
  );
}
