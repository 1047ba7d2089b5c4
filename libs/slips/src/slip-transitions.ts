import { type ActorRef, isLegalTransition, type TransitionRule } from '#outbox';
import type { Ability } from '#identity';
import { AWAITING_ANSWER, isEnded, OPEN_SLIP, type SlipState } from './slip-state.js';
import type { Slip } from './slip.entity.js';

/** What the person says with a transition. */
export interface SlipStatement {
  text?: string;
  reason?: string;
}

/** What no ability is needed for follows from the end of the project. */
export type SlipRule = TransitionRule<{ state: SlipState }, SlipState, Ability> & { requires: readonly (keyof SlipStatement)[] };

/** The whole life of a slip. */
export const SLIP_TRANSITIONS = {
  answer: {
    from: AWAITING_ANSWER,
    to: 'answered',
    needs: 'project.handle',
    event: 'slip.answered',
    requires: ['text'],
  },
  accept: { from: ['answered'], to: 'accepted', needs: 'project.supervise', event: 'slip.accepted', requires: [] },
  'send-back': { from: ['answered'], to: 'sent_back', needs: 'project.supervise', event: 'slip.sent_back', requires: ['reason'] },
  withdraw: { from: OPEN_SLIP, to: 'withdrawn', needs: 'project.supervise', event: 'slip.withdrawn', requires: ['reason'] },
  settle: { from: OPEN_SLIP, to: 'settled', needs: null, event: 'slip.settled', requires: [] },
} as const satisfies Record<string, SlipRule>;

export type SlipTransition = keyof typeof SLIP_TRANSITIONS;
export type PersonsSlipTransition = Exclude<SlipTransition, 'settle'>;

/** The transitions that people make. */
export const PERSONS_SLIP_TRANSITIONS = (Object.keys(SLIP_TRANSITIONS) as SlipTransition[]).filter(
  (transition): transition is PersonsSlipTransition => SLIP_TRANSITIONS[transition].needs !== null,
);

export function legalSlipTransitions(state: SlipState): PersonsSlipTransition[] {
  return PERSONS_SLIP_TRANSITIONS.filter((transition) => isLegalTransition(SLIP_TRANSITIONS[transition], { state }));
}

/**
 * A slip after a legal transition. Pure.
 * @param answerDue until when a slip that is sent back has to be answered anew
 */
export function afterSlipTransition(
  slip: Slip,
  transition: SlipTransition,
  statement: SlipStatement,
  by: ActorRef,
  now: Date,
  answerDue: string = slip.answerDue,
): Slip {
  const { to } = SLIP_TRANSITIONS[transition];
  const answered = { answer: statement.text ?? null, answeredByName: by.name, answeredAt: now };
  const decided = { decisionReason: statement.reason ?? null, decidedByName: by.name, decidedAt: now };
  return {
    ...slip,
    ...(transition === 'answer' ? answered : decided),
    ...(transition === 'send-back' ? { answerDue, sendBacks: slip.sendBacks + 1 } : {}),
    state: to,
    endedAt: isEnded(to) ? now : null,
    changedAt: now,
    version: slip.version + 1,
  };
}
