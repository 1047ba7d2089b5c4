import { LIVELIHOOD_SERIES } from './oracle/rulebooks.js';

const step = (
  key: string,
  track: string,
  offset: number,
  unit: 'day' | 'workday',
  level: number,
  audience: string[],
  more: object = {},
): object => ({ key, track, for: 'any', offset, unit, level, audience, channels: ['inbox', 'email'], ...more });

const INBOX = { channels: ['inbox'] };

/** The two policies that are saved beside the one that ships, as an administrator would send them. */
export const TEST_POLICIES = {
  livelihood: {
    title: '民生实事',
    appliesTo: { series: [LIVELIHOOD_SERIES] },
    priority: 10,
    sendAt: '08:30',
    window: {
      from: '08:00',
      to: '17:30',
      pauses: [
        { from: '2022-07-04', to: '2022-07-17' },
        { from: '2022-09-30', to: '2022-10-08' },
      ],
    },
    report: { cadence: 'weekly', day: 3, minimumGapDays: 5 },
    plannedProgress: { yellowLag: 15, redLag: 40, withoutMilestones: 'workdays' },
    extension: { latestWorkdaysBefore: 0, most: 1, decidedBy: 'leader' },
    objection: { withinWorkdays: 1 },
    slips: {
      blue: { answerWithinWorkdays: 2, audience: ['lead-officers', 'lead-head'] },
      yellow: { answerWithinWorkdays: 4, audience: ['lead-officers', 'lead-head', 'supervisors'] },
      red: { answerWithinWorkdays: 1, audience: ['lead-head', 'leader'] },
    },
    shortBelowWorkdays: 10,
    steps: [
      step('ahead', 'deadline', -10, 'workday', 0, ['lead-officers'], { ...INBOX, for: 'long' }),
      step('lagging', 'deadline', -5, 'workday', 1, ['lead-head', 'leader'], { when: { pointsBehind: 20 } }),
      step('unsigned-late', 'deadline', -2, 'day', 2, ['lead-head'], { when: { unacknowledged: true } }),
      step('last-day', 'deadline', 0, 'day', 0, ['lead-officers', 'lead-head']),
      step('overdue', 'deadline', 1, 'workday', 2, ['lead-officers', 'lead-head', 'supervisors'], {
        repeatEvery: 3,
        repeatAtMost: 4,
        when: { lamps: ['red'] },
      }),
      step('extended', 'deadline', 2, 'workday', 3, ['leader'], { when: { extensions: 1 } }),
      step('urgent', 'deadline', 2, 'workday', 3, ['supervisors', 'leader'], {
        ...INBOX,
        when: { priorities: ['high', 'urgent'] },
      }),
      step('notice', 'deadline', 8, 'workday', 4, ['supervisors'], INBOX),
      step('unsigned', 'acknowledgement', 2, 'workday', 1, ['lead-officers', 'lead-head'], { repeatEvery: 1, repeatAtMost: 3 }),
      step('silent', 'report', 1, 'workday', 1, ['lead-officers'], {
        ...INBOX,
        repeatEvery: 2,
        repeatAtMost: 3,
        when: { unreported: true, lamps: ['yellow', 'red'] },
      }),
      step('silent-long', 'report', 9, 'workday', 2, ['lead-head', 'supervisors'], { when: { pointsBehind: 1 } }),
      step('review', 'review', 2, 'workday', 0, ['supervisors'], { ...INBOX, repeatEvery: 3, repeatAtMost: 2 }),
      step('decide', 'decision', 1, 'workday', 1, ['leader'], { repeatEvery: 1, repeatAtMost: 5 }),
      step('node', 'milestone', 1, 'workday', 2, ['lead-officers', 'lead-head'], { repeatEvery: 2, repeatAtMost: 1 }),
      step('red-answer', 'red-slip', 1, 'workday', 3, ['lead-head', 'supervisors', 'leader'], {
        repeatEvery: 1,
        repeatAtMost: 2,
      }),
    ],
  },
  light: {
    title: '轻量跟踪',
    appliesTo: { commitments: ['start', 'achieve', 'strive', 'explore'] },
    priority: 5,
    sendAt: '14:00',
    window: { from: '13:30', to: '15:00', workdaysOnly: false, pauses: [{ from: '2022-02-07', to: '2022-02-11' }] },
    report: { cadence: 'quarterly', day: 31, minimumGapDays: 20 },
    shortBelowWorkdays: 40,
    steps: [
      step('month-ahead', 'deadline', -31, 'day', 0, ['lead-officers'], { for: 'long' }),
      {
        key: 'half-way',
        track: 'deadline',
        for: 'short',
        fraction: 0.5,
        level: 0,
        audience: ['lead-officers'],
        channels: ['inbox', 'email'],
      },
      step('week-ahead', 'deadline', -5, 'workday', 0, ['lead-officers', 'lead-head'], {
        when: { commitments: ['start', 'achieve'] },
      }),
      step('just-over', 'deadline', 3, 'day', 1, ['lead-officers', 'lead-head']),
      step('over', 'deadline', 10, 'day', 3, ['lead-head', 'supervisors'], { repeatEvery: 10, repeatAtMost: 3 }),
      step('unsigned', 'acknowledgement', 2, 'day', 0, ['lead-officers'], INBOX),
      step('still-unsigned', 'acknowledgement', 7, 'day', 1, ['lead-officers', 'lead-head'], {
        repeatEvery: 7,
        repeatAtMost: 2,
        when: { priorities: ['normal'] },
      }),
      step('silent', 'report', 0, 'day', 0, ['lead-officers']),
    ],
  },
};
