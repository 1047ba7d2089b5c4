import { slipNumber } from './paper/slip-number.js';
import { AWAITING_ANSWER, type SlipState } from './slip-state.js';
import { legalSlipTransitions, type PersonsSlipTransition } from './slip-transitions.js';
import type { Slip } from './slip.entity.js';

/** A slip as people read it. */
export interface SlipView extends Omit<Slip, 'number' | 'year' | 'issuedBy' | 'changedAt'> {
  /** As it is printed: 督〔2022〕12号. */
  number: string;
  /** Its answer was due before today and is owed still. */
  isOverdue: boolean;
  legalTransitions: PersonsSlipTransition[];
}

/** @param today civil date */
export function viewOf({ year, number, issuedBy: _issuedBy, changedAt: _changedAt, ...slip }: Slip, today: string): SlipView {
  const awaitsAnswer = (AWAITING_ANSWER as readonly SlipState[]).includes(slip.state);
  return {
    ...slip,
    number: slipNumber(year, number),
    isOverdue: awaitsAnswer && slip.answerDue < today,
    legalTransitions: legalSlipTransitions(slip.state),
  };
}
