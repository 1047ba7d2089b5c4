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
  /** One sentence, zh-CN. */
  because: string;
}

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
/** 约谈 is proposed after so many red slips. Source: 隆昌 (S25). */
const INTERVIEW_FROM_RED_SLIPS = 3;

/** The next step by the rules: first what waits for the supervisor, then 催办, 督办单, 通报, 约谈 in this order. */
export function propose(overdue: OverdueState, today: string): Proposal {
  const { requestedDueDate, workdaysOverdue, urges, redSlips, hasReason, openSlip } = overdue;
  if (requestedDueDate !== null) return simply('decide-extension', `申请延期至${requestedDueDate}，等待审批`);
  if (openSlip) {
    if (openSlip.state === 'answered') return simply('review-answer', `督办单${openSlip.number}已答复，等待审核`);
    if (isAwaited(openSlip.state) && openSlip.answerDue >= today)
      return simply('await-answer', `督办单${openSlip.number}应于${openSlip.answerDue}前答复`);
  }
  if (redSlips >= INTERVIEW_FROM_RED_SLIPS) return simply('interview', `已签发红色督办单${redSlips}份，建议约谈`);
  if (openSlip) return afterUnanswered(openSlip);
  if (urges === 0) return simply('urge', '尚未催办');
  if (workdaysOverdue >= CIRCULAR_FROM_WORKDAYS && redSlips > 0 && !hasReason)
    return simply('circular', `逾期${workdaysOverdue}个工作日，已催办、已督办，未说明原因，建议通报`);
  return { action: 'issue-slip', colour: 'red', because: `已催办${urges}次，仍逾期${workdaysOverdue}个工作日` };
}

function afterUnanswered({ number, colour }: NonNullable<OverdueState['openSlip']>): Proposal {
  const next = nextColour(colour);
  if (next === null) return simply('circular', `红色督办单${number}未按时答复，建议通报`);
  // Whatever the colour before, an overdue project gets a red one.
  return { action: 'issue-slip', colour: 'red', because: `督办单${number}未按时答复` };
}

function isAwaited(state: SlipState): boolean {
  return (AWAITING_ANSWER as readonly SlipState[]).includes(state);
}

function simply(action: ProposedAction, because: string): Proposal {
  return { action, colour: null, because };
}
