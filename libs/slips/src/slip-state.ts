/** 已签发, 已答复, 退回重新答复, 已认可, 已撤回, 随事项办结而了结. */
export const SLIP_STATES = ['issued', 'answered', 'sent_back', 'accepted', 'withdrawn', 'settled'] as const;
export type SlipState = (typeof SLIP_STATES)[number];

/** States in which the department owes an answer. */
export const AWAITING_ANSWER = ['issued', 'sent_back'] as const satisfies readonly SlipState[];
export const OPEN_SLIP = [...AWAITING_ANSWER, 'answered'] as const satisfies readonly SlipState[];

/** Has nobody anything to do on it any more? */
export function isEnded(state: SlipState): boolean {
  return !(OPEN_SLIP as readonly SlipState[]).includes(state);
}
