/** 已吹哨, 已报到答复, 已确认. */
export const CALL_IN_STATES = ['called', 'answered', 'confirmed'] as const;
export type CallInState = (typeof CALL_IN_STATES)[number];

/**
 * sign 签收 and answer 答复: each department that is named; when the last has answered, the call is answered.
 * confirm 确认评价: the caller; a rating of 1 or 2 sends it back to the departments.
 */
export const CALL_IN_TRANSITIONS = ['sign', 'answer', 'confirm'] as const;
export type CallInTransition = (typeof CALL_IN_TRANSITIONS)[number];

const FROM: Readonly<Record<CallInTransition, CallInState>> = { sign: 'called', answer: 'called', confirm: 'answered' };

export function isLegalCallInTransition(transition: CallInTransition, state: CallInState): boolean {
  return FROM[transition] === state;
}

/** Ratings run from 1 to 5; with these the caller is not satisfied. */
export function isUnsatisfied(rating: number): boolean {
  return rating <= 2;
}

/** So many times unsatisfied, and the supervisor is told. Source: 颍州 2022, a second unsatisfied rating is a red slip. */
export const UNSATISFIED_TO_SUPERVISOR = 2;

/** Workdays to sign in. Source: 山西 13710, arranged on the same day, signed within one workday. */
export const SIGN_WITHIN_WORKDAYS = 1;

/** A call as people read it. */
export interface CallInView {
  id: string;
  matter: string;
  place: string | null;
  state: CallInState;
  callerName: string;
  department: { id: string; name: string } | null;
  calledAt: Date;
  /** The earliest of the departments. */
  signBy: string;
  dueDate: string;
  /** Someone named has not signed or answered in time. */
  overdue: boolean;
  departments: {
    id: string;
    name: string;
    signBy: string;
    acknowledgedAt: string | null;
    answer: string | null;
    answeredAt: string | null;
  }[];
  rating: number | null;
  confirmedAt: Date | null;
  unsatisfied: number;
  version: number;
}
