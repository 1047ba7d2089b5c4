import { DEFAULT_CIRCULAR_RULES } from '../rules/circular-rules.js';
import { nextColour, type SlipColour, AWAITING_ANSWER, type SlipState } from '#slips';

const PROPOSED_ACTIONS = [
  'decide-extension',
  'review-answer',
  'await-answer',
  'urge',
  'issue-slip',
  'circular',
  'interview',
] as const;
type ProposedAction = (typeof PROPOSED_ACTIONS)[number];

/** What a supervisor may do next; a person decides. */
export interface Proposal {
  action: ProposedAction;
  /** With `issue-slip`. */
  colour: SlipColour | null;
  reason: ProposalReason;
}

/** Why it is proposed; `reasonWords` puts it into a sentence. */
export type ProposalReason =
  | { is: 'extension-asked'; until: string }
  | { is: 'slip-answered'; number: string }
  | { is: 'answer-awaited'; number: string; due: string }
  | { is: 'red-slips'; count: number }
  | { is: 'slip-unanswered'; number: string; colour: SlipColour }
  | { is: 'not-urged' }
  | { is: 'unexplained'; workdays: number }
  | { is: 'urged-in-vain'; urges: number; workdays: number };

/** What is known of an overdue project when the next step is proposed. */
export interface OverdueState {
  requestedDueDate: string | null;
  workdaysOverdue: number;
  urges: number;
  redSlips: number;
  /** A reason or problem was given. */
  hasReason: boolean;
  openSlip: { number: string; colour: SlipColour; state: SlipState; answerDue: string } | null;
}

/** 通报 is proposed from so many workdays overdue, chased and without a reason. */
const CIRCULAR_FROM_WORKDAYS = DEFAULT_CIRCULAR_RULES.criticised.unexplained.fromWorkdays;
/** 约谈 is proposed after so many red slips. Source: 隆昌. */
const INTERVIEW_FROM_RED_SLIPS = 3;

/** The next step by the rules: first what waits for the supervisor, then 催办, 督办单, 通报, 约谈 in this order. */
export function propose(overdue: OverdueState, today: string): Proposal {
  const { requestedDueDate, workdaysOverdue, urges, redSlips, hasReason, openSlip } = overdue;
  if (requestedDueDate !== null) return simply('decide-extension', { is: 'extension-asked', until: requestedDueDate });
  if (openSlip) {
    const { number, state, answerDue } = openSlip;
    if (state === 'answered') return simply('review-answer', { is: 'slip-answered', number });
    if (isAwaited(state) && answerDue >= today) return simply('await-answer', { is: 'answer-awaited', number, due: answerDue });
  }
  if (redSlips >= INTERVIEW_FROM_RED_SLIPS) return simply('interview', { is: 'red-slips', count: redSlips });
  if (openSlip) return afterUnanswered(openSlip);
  if (urges === 0) return simply('urge', { is: 'not-urged' });
  if (workdaysOverdue >= CIRCULAR_FROM_WORKDAYS && redSlips > 0 && !hasReason)
    return simply('circular', { is: 'unexplained', workdays: workdaysOverdue });
  return redSlip({ is: 'urged-in-vain', urges, workdays: workdaysOverdue });
}

function afterUnanswered({ number, colour }: NonNullable<OverdueState['openSlip']>): Proposal {
  const reason: ProposalReason = { is: 'slip-unanswered', number, colour };
  return nextColour(colour) === null ? simply('circular', reason) : redSlip(reason);
}

function isAwaited(state: SlipState): boolean {
  return (AWAITING_ANSWER as readonly SlipState[]).includes(state);
}

function simply(action: ProposedAction, reason: ProposalReason): Proposal {
  return { action, colour: null, reason };
}

/** Whatever the colour before, an overdue project gets a red one. */
function redSlip(reason: ProposalReason): Proposal {
  return { action: 'issue-slip', colour: 'red', reason };
}
