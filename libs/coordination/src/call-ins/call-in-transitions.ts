import type { CallInState } from '../entities/call-in.entity.js';
import type { Ability } from '#identity';
import type { TransitionRule } from '#outbox';

export type CallInRule = TransitionRule<{ state: CallInState }, CallInState, Ability> & { needs: Ability };

/**
 * sign 签收 and answer 答复: each department that is named; when the last has answered, the call is answered.
 * confirm 确认评价: the caller; a rating of 1 or 2 sends it back to the departments.
 */
export const CALL_IN_TRANSITIONS = {
  sign: { from: ['called'], to: 'same', needs: 'project.handle', event: 'call_in.signed', requires: [] },
  answer: { from: ['called'], to: 'same', needs: 'project.handle', event: 'call_in.answered', requires: ['text'] },
  confirm: { from: ['answered'], to: 'confirmed', needs: 'project.handle', event: 'call_in.confirmed', requires: ['rating'] },
} as const satisfies Record<string, CallInRule>;

export type CallInTransition = keyof typeof CALL_IN_TRANSITIONS;

/** Ratings run from 1 to 5; with these the caller is not satisfied. */
export function isUnsatisfied(rating: number): boolean {
  return rating <= 2;
}

/** So many times unsatisfied, and the supervisor is told. Source: 颍州 2022, a second unsatisfied rating is a red slip. */
export const UNSATISFIED_TO_SUPERVISOR = 2;

/** Workdays to sign in. Source: 山西 13710, arranged on the same day, signed within one workday. */
export const SIGN_WITHIN_WORKDAYS = 1;
