import type { CircularFigures, RankingLine, RedLine } from '../src/circulars/circular-figures.js';
import { DEFAULT_CIRCULAR_RULES } from '../src/rules/circular-rules.js';
import { draftText } from '../src/circulars/circular-text.js';
import type { CircularView } from '../src/circulars/circular-view.js';
import { periodOf } from '../src/scorecards/period.js';

/** Figures and circulars for tests: each states only what matters to it. */
export const TALLY = { total: 10, done: 6, ongoing: 3, behind: 1, green: 2, yellow: 1, suspended: 0, carried: 0 };

const NO_RATE = { of: 0, kept: 0, share: null };

export function rankingLine(name: string, details: Partial<RankingLine> = {}): RankingLine {
  return {
    department: { id: name, name },
    rank: 1,
    score: 85,
    items: { lead: 4, helper: 1 },
    completion: { of: 3, kept: 2, share: 0.6667 },
    report: NO_RATE,
    early: 0,
    red: 0,
    before: null,
    ...details,
  };
}

/** Six workdays overdue, urged once, without a word from 生态环境分局. */
export function redLine(details: Partial<RedLine> = {}): RedLine {
  return {
    projectId: '0190f3a2-5f6b-7cde-8a01-23456789abce',
    title: '碧道建设',
    department: { id: '生态环境分局', name: '生态环境分局' },
    leader: '分管领导',
    state: 'in_progress',
    dueDate: '2022-06-22',
    percent: 40,
    daysOverdue: 8,
    workdaysOverdue: 6,
    level: 2,
    urges: 1,
    reason: null,
    excusedReason: null,
    slip: null,
    ...details,
  };
}

export function figuresWith(details: Partial<CircularFigures> = {}): CircularFigures {
  return {
    scope: { plan: null, series: null, leader: null },
    period: periodOf('2022-06'),
    day: '2022-06-30',
    isOver: true,
    headline: '2个方面10项具体工作，6项有力落实、3项持续推进、1项进度滞后。',
    comparison: '与2022年5月末相比，办结增加2项，红灯持平，黄灯持平。',
    tally: TALLY,
    parts: [{ part: '营造一流生态体系', ...TALLY }],
    before: { period: periodOf('2022-05'), tally: { ...TALLY, done: 4, ongoing: 5, green: 4 } },
    ranking: [
      rankingLine('城市建设局', { score: 96.5, before: { rank: 2, score: 91.25 } }),
      rankingLine('生态环境分局', { rank: 2, score: 80, red: 1, before: { rank: 1, score: 92 } }),
      rankingLine('财政局', { rank: null, score: 100, items: { lead: 0, helper: 1 }, completion: NO_RATE }),
    ],
    redList: [redLine()],
    redLeftOut: 0,
    praised: [{ department: { id: '城市建设局', name: '城市建设局' }, reasons: [{ rule: 'top', text: '考核排名第1' }] }],
    criticised: [],
    named: [],
    rules: { title: DEFAULT_CIRCULAR_RULES.title, version: DEFAULT_CIRCULAR_RULES.version },
    ...details,
  };
}

export function circularWith(figures: CircularFigures, details: Partial<CircularView> = {}): CircularView {
  const text = draftText(figures, DEFAULT_CIRCULAR_RULES);
  return {
    id: '0190f3a2-5f6b-7cde-8a01-23456789abcd',
    number: null,
    state: 'draft',
    title: text.title,
    period: figures.period.key,
    planId: null,
    series: null,
    leaderId: null,
    draftedByName: '督查员',
    draftedAt: new Date('2022-07-01T02:00:00Z'),
    issuedByName: null,
    issuedAt: null,
    version: 1,
    legalTransitions: [],
    text,
    edited: [],
    figures,
    ...details,
  };
}
