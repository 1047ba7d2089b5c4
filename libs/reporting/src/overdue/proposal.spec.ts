import { describe, expect, it } from 'vitest';
import { historyLine, reasonWords } from './desk-words.js';
import { type OverdueState, propose } from './proposal.js';

const TODAY = '2022-06-27';

const standing = (details: Partial<OverdueState> = {}): OverdueState => ({
  requestedDueDate: null,
  workdaysOverdue: 6,
  urges: 2,
  redSlips: 0,
  hasReason: false,
  openSlip: null,
  ...details,
});

const slip = { number: '督〔2022〕12号', colour: 'red', state: 'issued', answerDue: '2022-06-29' } as const;

describe('what is proposed next', () => {
  it.each([
    ['a request for extension comes first', { requestedDueDate: '2022-12-31', urges: 0 }, 'decide-extension', null],
    ['then an answer that waits', { openSlip: { ...slip, state: 'answered' } }, 'review-answer', null],
    ['a slip whose time runs is awaited', { openSlip: slip }, 'await-answer', null],
    ['nobody has urged: urge', { urges: 0 }, 'urge', null],
    ['urged in vain: a red slip', {}, 'issue-slip', 'red'],
    [
      'a blue slip unanswered: red, because it is overdue',
      { openSlip: { ...slip, colour: 'blue', answerDue: '2022-06-24' } },
      'issue-slip',
      'red',
    ],
    ['a red slip unanswered: circular', { redSlips: 1, openSlip: { ...slip, answerDue: '2022-06-24' } }, 'circular', null],
    ['urged, red slip over, no reason, 5 workdays: circular', { redSlips: 1 }, 'circular', null],
    ['with a reason: another red slip', { redSlips: 1, hasReason: true }, 'issue-slip', 'red'],
    ['three red slips: interview', { redSlips: 3 }, 'interview', null],
    ['three red slips, the last one running: await it', { redSlips: 3, openSlip: slip }, 'await-answer', null],
  ] as const)('%s', (_name, details, action, colour) => {
    expect(propose(standing(details), TODAY)).toMatchObject({ action, colour });
  });

  it('says why, in a sentence for the supervisor', () => {
    const why = (details: Partial<OverdueState>): string[] => {
      const { reason } = propose(standing(details), TODAY);
      return [reasonWords(reason, 'zh-CN'), reasonWords(reason, 'en')];
    };
    expect(why({})).toEqual(['已催办2次，仍逾期6个工作日', 'Urged 2×, and still 6 workdays overdue']);
    expect(why({ openSlip: slip })).toEqual([
      '督办单督〔2022〕12号应于2022-06-29前答复',
      'The slip 督〔2022〕12号 is to be answered by 2022-06-29',
    ]);
  });
});

it('the history is one line', () => {
  const counts = { urges: 2, slips: 1, extensions: 1, returns: 0 };
  expect(historyLine(counts, 'zh-CN')).toBe('催办2次、督办单1份、延期1次、退回0次');
  expect(historyLine(counts, 'en')).toBe('urged 2×, slips 1, extended 1×, returned 0×');
});
