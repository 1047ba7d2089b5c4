import { days, note, part, type Rulebook, type Rung, rung, wd } from './rulebook.js';

/*
 * The three policies of the played year. Told anew from docs/policies.md and by hand: nothing is read from the files that the
 * application is given, so a number that stands differently there is found.
 */

const ANSWERS: Rulebook['slips'] = {
  blue: { answer: 3, to: ['officers'] },
  yellow: { answer: 5, to: ['officers', 'head'] },
  red: { answer: 3, to: ['officers', 'head', 'supervisors', 'leader'] },
};

const CHASED_SLIPS: Rung[] = [
  rung('blue-slip-1wd', 'blue-slip', wd(1), 1, 'officers head supervisors', { every: 5 }),
  rung('yellow-slip-1wd', 'yellow-slip', wd(1), 2, 'officers head supervisors', { every: 5 }),
  rung('red-slip-1wd', 'red-slip', wd(1), 3, 'officers head supervisors leader', { every: 3 }),
];

/** Departments that help are chased like this under all three, which say nothing of them but the first. */
const HELPED: Rung[] = [
  rung('helper-unsigned-1wd', 'helper-acknowledgement', wd(1), 1, 'helper helper-head'),
  rung('helper-unsigned-3wd', 'helper-acknowledgement', wd(3), 1, 'helper-head supervisors', { every: 5 }),
  rung('helper-silent-5wd', 'helper-report', wd(5), 1, 'helper helper-head', { every: 10, times: 2 }),
  rung('helper-before-7d', 'helper-deadline', days(-7), 0, 'helper', { length: 'long' }),
  rung('helper-before-1d', 'helper-deadline', days(-1), 0, 'helper helper-head'),
  rung('helper-after-1wd', 'helper-deadline', wd(1), 1, 'helper helper-head'),
];

const OFFICE: Rulebook = {
  name: 'default',
  at: '09:00',
  opens: '09:00',
  pauses: [],
  short: 15,
  report: { cadence: 'monthly', day: 28, gap: 15 },
  plannedProgress: { yellow: 10, red: 30, byWorkdays: false },
  extension: { latest: 3, most: 2, by: 'supervisor' },
  objection: 2,
  slips: ANSWERS,
  rungs: [
    rung('before-30d', 'deadline', days(-30), 0, 'officers', { length: 'long' }),
    rung('before-15d', 'deadline', days(-15), 0, 'officers', { length: 'long' }),
    rung('before-7d', 'deadline', days(-7), 0, 'officers', { length: 'long' }),
    rung('before-3d', 'deadline', days(-3), 0, 'officers head', { length: 'long' }),
    rung('one-third', 'deadline', part(1 / 3), 0, 'officers', { length: 'short' }),
    rung('two-thirds', 'deadline', part(2 / 3), 0, 'officers', { length: 'short' }),
    rung('before-1d', 'deadline', days(-1), 0, 'officers head'),
    rung('due', 'deadline', days(0), 0, 'officers head'),
    rung('after-1wd', 'deadline', wd(1), 1, 'officers head'),
    rung('after-3wd', 'deadline', wd(3), 2, 'officers head supervisors'),
    rung('after-5wd', 'deadline', wd(5), 3, 'officers head supervisors leader'),
    note('circular', 'deadline', wd(6), 4, 'supervisors'),
    rung('after-10wd', 'deadline', wd(10), 3, 'officers head supervisors leader', { every: 5 }),
    note('interview', 'deadline', wd(16), 5, 'supervisors'),
    rung('unsigned-1wd', 'acknowledgement', wd(1), 1, 'officers head'),
    rung('unsigned-3wd', 'acknowledgement', wd(3), 1, 'head supervisors', { every: 5 }),
    rung('silent-5wd', 'report', wd(5), 1, 'officers head', { every: 10 }),
    note('review-5wd', 'review', wd(5), 0, 'supervisors', { every: 5 }),
    note('undecided-2wd', 'decision', wd(2), 0, 'supervisors leader', { every: 2 }),
    rung('milestone-before-3d', 'milestone', days(-3), 0, 'officers'),
    rung('milestone-after-1wd', 'milestone', wd(1), 1, 'officers head', { every: 5 }),
    ...HELPED,
    ...CHASED_SLIPS,
  ],
};

/** 民生实事: close watch, weekly reports, the course counts from the first day, nothing is sent for a fortnight in July. */
const LIVELIHOOD: Rulebook = {
  name: 'livelihood',
  at: '08:30',
  opens: '08:00',
  pauses: [
    { from: '2022-07-04', to: '2022-07-17' },
    { from: '2022-09-30', to: '2022-10-08' },
  ],
  short: 10,
  report: { cadence: 'weekly', day: 3, gap: 5 },
  plannedProgress: { yellow: 15, red: 40, byWorkdays: true },
  extension: { latest: 0, most: 1, by: 'leader' },
  objection: 1,
  slips: {
    blue: { answer: 2, to: ['officers', 'head'] },
    yellow: { answer: 4, to: ['officers', 'head', 'supervisors'] },
    red: { answer: 1, to: ['head', 'leader'] },
  },
  rungs: [
    note('ahead', 'deadline', wd(-10), 0, 'officers', { length: 'long' }),
    rung('lagging', 'deadline', wd(-5), 1, 'head leader', { only: ({ behind }) => behind >= 20 }),
    rung('unsigned-late', 'deadline', days(-2), 2, 'head', { only: ({ isSigned }) => !isSigned }),
    rung('last-day', 'deadline', days(0), 0, 'officers head'),
    rung('overdue', 'deadline', wd(1), 2, 'officers head supervisors', {
      every: 3,
      times: 4,
      only: ({ lamp }) => lamp === 'red',
    }),
    rung('extended', 'deadline', wd(2), 3, 'leader', { only: ({ extensions }) => extensions >= 1 }),
    note('urgent', 'deadline', wd(2), 3, 'supervisors leader', { only: ({ priority }) => priority !== 'normal' }),
    note('notice', 'deadline', wd(8), 4, 'supervisors'),
    rung('unsigned', 'acknowledgement', wd(2), 1, 'officers head', { every: 1, times: 3 }),
    note('silent', 'report', wd(1), 1, 'officers', {
      every: 2,
      times: 3,
      only: ({ owesReport, lamp }) => owesReport && lamp !== 'green',
    }),
    rung('silent-long', 'report', wd(9), 2, 'head supervisors', { only: ({ behind }) => behind >= 1 }),
    note('review', 'review', wd(2), 0, 'supervisors', { every: 3, times: 2 }),
    rung('decide', 'decision', wd(1), 1, 'leader', { every: 1, times: 5 }),
    rung('node', 'milestone', wd(1), 2, 'officers head', { every: 2, times: 1 }),
    rung('red-answer', 'red-slip', wd(1), 3, 'head supervisors leader', { every: 1, times: 2 }),
    ...HELPED,
    ...CHASED_SLIPS.filter(({ track }) => track !== 'red-slip'),
  ],
};

/** What starts, is achieved, striven for or explored: few messages, in the afternoon, quarterly reports. */
const LIGHT: Rulebook = {
  name: 'light',
  at: '14:00',
  opens: '13:30',
  pauses: [{ from: '2022-02-07', to: '2022-02-11' }],
  anyDay: true,
  short: 40,
  report: { cadence: 'quarterly', day: 31, gap: 20 },
  plannedProgress: { yellow: 10, red: 30, byWorkdays: false },
  extension: { latest: 3, most: 2, by: 'supervisor' },
  objection: 2,
  slips: ANSWERS,
  rungs: [
    rung('month-ahead', 'deadline', days(-31), 0, 'officers', { length: 'long' }),
    rung('half-way', 'deadline', part(0.5), 0, 'officers', { length: 'short' }),
    rung('week-ahead', 'deadline', wd(-5), 0, 'officers head', {
      only: ({ commitment }) => commitment === 'start' || commitment === 'achieve',
    }),
    rung('just-over', 'deadline', days(3), 1, 'officers head'),
    rung('over', 'deadline', days(10), 3, 'head supervisors', { every: 10, times: 3 }),
    note('unsigned', 'acknowledgement', days(2), 0, 'officers'),
    rung('still-unsigned', 'acknowledgement', days(7), 1, 'officers head', {
      every: 7,
      times: 2,
      only: ({ priority }) => priority === 'normal',
    }),
    rung('silent', 'report', days(0), 0, 'officers'),
    ...HELPED,
    ...CHASED_SLIPS,
  ],
};

export const LIVELIHOOD_SERIES = '十项民生实事';

/** Which rulebook takes an item: the named series first, then the commitments of the light one, else the office's own. */
export function rulebookOf(item: { series: readonly string[]; commitment: string | null }): Rulebook {
  if (item.series.includes(LIVELIHOOD_SERIES)) return LIVELIHOOD;
  return ['start', 'achieve', 'strive', 'explore'].includes(item.commitment ?? '') ? LIGHT : OFFICE;
}
