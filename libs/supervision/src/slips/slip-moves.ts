import type { ActorRef } from '#event-queue';
import type { Ability } from '#identity';
import { AWAITING_ANSWER, isEnded, OPEN_SLIP, type SlipState } from './slip-state.js';
import type { Slip } from './slip.entity.js';

/** What the one who moves says with it. */
export interface SlipStatement {
  text?: string;
  reason?: string;
}

interface SlipMoveRule {
  from: readonly SlipState[];
  to: SlipState;
  /** Null: nobody makes it; it follows from the end of the project. */
  needs: Ability | null;
  /** Only the lead department, or who supervises it. */
  byLead?: boolean;
  event: string;
  requires: readonly (keyof SlipStatement)[];
}

/** The whole life of a slip. */
export const SLIP_MOVES = {
  answer: {
    from: AWAITING_ANSWER,
    to: 'answered',
    needs: 'project.handle',
    byLead: true,
    event: 'slip.answered',
    requires: ['text'],
  },
  accept: { from: ['answered'], to: 'accepted', needs: 'project.supervise', event: 'slip.accepted', requires: [] },
  'send-back': { from: ['answered'], to: 'sent_back', needs: 'project.supervise', event: 'slip.sent_back', requires: ['reason'] },
  withdraw: { from: OPEN_SLIP, to: 'withdrawn', needs: 'project.supervise', event: 'slip.withdrawn', requires: ['reason'] },
  settle: { from: OPEN_SLIP, to: 'settled', needs: null, event: 'slip.settled', requires: [] },
} as const satisfies Record<string, SlipMoveRule>;

export type SlipMove = keyof typeof SLIP_MOVES;
export type PersonsSlipMove = Exclude<SlipMove, 'settle'>;

/** The moves that people make. */
export const PERSONS_SLIP_MOVES = (Object.keys(SLIP_MOVES) as SlipMove[]).filter(
  (move): move is PersonsSlipMove => slipRuleOf(move).needs !== null,
);

export function slipRuleOf(move: SlipMove): SlipMoveRule {
  return SLIP_MOVES[move];
}

export function legalSlipMoves(state: SlipState): PersonsSlipMove[] {
  return PERSONS_SLIP_MOVES.filter((move) => slipRuleOf(move).from.includes(state));
}

/**
 * A slip as a legal move leaves it. Pure.
 * @param answerDue until when a slip that is sent back has to be answered anew
 */
export function afterSlipMove(
  slip: Slip,
  move: SlipMove,
  said: SlipStatement,
  by: ActorRef,
  now: Date,
  answerDue: string = slip.answerDue,
): Slip {
  const { to } = slipRuleOf(move);
  const answered = { answer: said.text ?? null, answeredByName: by.name, answeredAt: now };
  const decided = { decisionReason: said.reason ?? null, decidedByName: by.name, decidedAt: now };
  return {
    ...slip,
    ...(move === 'answer' ? answered : decided),
    ...(move === 'send-back' ? { answerDue, sendBacks: slip.sendBacks + 1 } : {}),
    state: to,
    endedAt: isEnded(to) ? now : null,
    changedAt: now,
    version: slip.version + 1,
  };
}
