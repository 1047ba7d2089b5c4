import { describe, expect, it } from 'vitest';
import { afterSlipTransition, legalSlipTransitions, SLIP_TRANSITIONS, type SlipTransition } from './slip-transitions.js';
import { isEnded, SLIP_STATES } from './slip-state.js';
import type { Slip } from './slip.entity.js';

const slip = { state: 'issued', answerDue: '2022-06-29', sendBacks: 0, version: 1, endedAt: null } as Slip;
const NOW = new Date('2022-06-28T02:00:00Z');
const by = { id: 'x', name: '督查员' };

const after = (before: Slip, transition: SlipTransition, statement = {}): Slip =>
  afterSlipTransition(before, transition, statement, by, NOW, '2022-07-01');

describe('the table of transitions', () => {
  it('reaches every state, and leads out of every one that is not an end', () => {
    const reached = new Set(['issued', ...Object.values(SLIP_TRANSITIONS).map(({ to }) => to)]);
    expect(SLIP_STATES.filter((state) => !reached.has(state))).toEqual([]);
    expect(SLIP_STATES.map((state) => [state, legalSlipTransitions(state)])).toEqual([
      ['issued', ['answer', 'withdraw']],
      ['answered', ['accept', 'send-back', 'withdraw']],
      ['sent_back', ['answer', 'withdraw']],
      ['accepted', []],
      ['withdrawn', []],
      ['settled', []],
    ]);
    expect(SLIP_STATES.filter(isEnded)).toEqual(['accepted', 'withdrawn', 'settled']);
  });
});

describe('a transition', () => {
  it('answer keeps who and when; the slip stays open until somebody accepts it', () => {
    const answered = after(slip, 'answer', { text: '7月15日前完成' });
    expect(answered).toMatchObject({
      state: 'answered',
      answer: '7月15日前完成',
      answeredByName: '督查员',
      endedAt: null,
      version: 2,
    });
    expect(after(answered, 'accept')).toMatchObject({ state: 'accepted', answer: '7月15日前完成', endedAt: NOW, version: 3 });
  });

  it('send-back keeps the answer, counts, and sets a new date', () => {
    const sentBack = after(after(slip, 'answer', { text: '正在办理' }), 'send-back', { reason: '空话' });
    expect(sentBack).toMatchObject({
      state: 'sent_back',
      answer: '正在办理',
      sendBacks: 1,
      answerDue: '2022-07-01',
      decisionReason: '空话',
    });
  });
});
