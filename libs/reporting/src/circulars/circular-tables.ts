import type { Tally } from '../board/statistics.js';
import type { Rate } from '../scorecards/rates.js';
import type { CircularFigures, RankingLine, RedLine } from './circular-figures.js';
import { type ColumnSpec, columnsOf, type PaperTable, percent } from '../papers/table.js';
import { change, doneShare, signed } from './compare.js';

/** The levels of escalation from 0, zh-CN; the last two are only drafted for a person. */
const LEVEL_NAMES: readonly string[] = ['提醒', '催办', '督办（黄）', '督办（红）', '通报（待审定）', '约谈（待审定）'];

/** 总体情况: by part of the plan and in all. */
export function overallTable({ parts, tally }: CircularFigures): PaperTable {
  const row = (name: string, one: Tally): (string | number)[] => [
    name,
    one.total,
    one.done,
    one.green,
    one.yellow,
    one.behind,
    one.suspended,
    ...(tally.carried > 0 ? [one.carried] : []),
    percent(doneShare(one)),
  ];
  return {
    name: '总体情况',
    columns: columnsOf(
      ['方面', tally.carried > 0 ? 37 : 51, 'left'],
      ['事项', 14],
      ['办结', 14],
      ['绿灯', 14],
      ['黄灯', 14],
      ['红灯', 14],
      ['中止', 14],
      ...(tally.carried > 0 ? [['结转', 14] satisfies ColumnSpec] : []),
      ['办结率', 21],
    ),
    rows: [...parts.map((part) => row(part.part ?? '其他', part)), row('合计', tally)],
    note: null,
  };
}

/** 排名: by the scorecard. */
export function rankingTable({ ranking }: CircularFigures): PaperTable {
  return {
    name: '排名',
    columns: columnsOf(
      ['名次', 14],
      ['单位', 36, 'left'],
      ['得分', 15],
      ['较上期', 15],
      ['上期名次', 14],
      ['牵头/配合', 17],
      ['按期办结率', 17],
      ['反馈及时率', 17],
      ['红灯', 11],
    ),
    rows: ranking.map((line) => [
      line.rank ?? '不排名',
      line.department.name,
      line.score,
      line.before === null ? '—' : signed(change(line.score, line.before.score)),
      line.before?.rank ?? '—',
      `${line.items.lead}/${line.items.helper}`,
      rateOf(line.completion),
      rateOf(line.report),
      line.red,
    ]),
    note: rankingNote(ranking),
  };
}

/** What a reader has to know of the ranks: how ties were broken, and who has none. */
function rankingNote(ranking: readonly RankingLine[]): string | null {
  const ranks = ranking.flatMap(({ rank }) => rank ?? []);
  const hasTies = new Set(ranking.filter(({ rank }) => rank !== null).map(({ score }) => score)).size < ranks.length;
  const notes = [
    hasTies ? '得分相同的，按期办结率高的在前；再相同的，承担事项多的在前；仍相同的名次并列。' : '',
    ranks.length < ranking.length ? '承担事项过少的单位不参加排名。' : '',
  ].join('');
  return notes === '' ? null : notes;
}

/** 红灯清单: who owes what, since when, and why. */
export function redTable({ redList, redLeftOut }: CircularFigures): PaperTable {
  return {
    name: '红灯清单',
    columns: columnsOf(
      ['序号', 9],
      ['督办事项', 36, 'left'],
      ['牵头单位', 20],
      ['完成时限', 24],
      ['逾期天数', 11],
      ['进度', 11],
      ['督办级别', 21],
      ['原因', 24, 'left'],
    ),
    rows: redList.map((line, index) => [
      index + 1,
      line.title,
      line.department.name,
      line.dueDate,
      line.daysOverdue === 0 ? '—' : line.daysOverdue,
      `${line.percent}%`,
      (line.level > 0 ? LEVEL_NAMES[line.level] : undefined) ?? '—',
      reasonOf(line),
    ]),
    note: redLeftOut > 0 ? `另有${redLeftOut}项红灯事项未列出。` : null,
  };
}

/** What stands as the reason: what was decided on it, what the department said, or that it said nothing. */
function reasonOf({ excusedReason, state, daysOverdue, reason }: RedLine): string {
  if (excusedReason !== null) return `已认定容错：${excusedReason}`;
  const lag = daysOverdue === 0 ? '进度严重滞后；' : '';
  if (state === 'in_review') return `${lag}已申请办结，待审核${reason === null ? '' : `；${reason}`}`;
  return `${lag}${reason ?? '未说明原因'}`;
}

/** 环比: how it stands against the end of the period before. */
export function comparisonTable({ tally, before, period }: CircularFigures): PaperTable {
  const then = before?.tally;
  const row = (name: string, of: (one: Tally) => number | null, unit = ''): (string | number)[] => {
    const [now, past] = [of(tally), then ? of(then) : null];
    const difference = now === null || past === null ? '—' : signed(change(now, past));
    return [name, withUnit(now, unit), withUnit(past, unit), difference];
  };
  return {
    name: '环比',
    columns: columnsOf(['指标', 48, 'left'], [period.name, 36], [before?.period.name ?? '上期', 36], ['增减', 36]),
    rows: [
      row('事项总数', ({ total }) => total),
      row('办结', ({ done }) => done),
      row('绿灯', ({ green }) => green),
      row('黄灯', ({ yellow }) => yellow),
      row('红灯', ({ behind }) => behind),
      row('办结率（增减为百分点）', doneShare, '%'),
    ],
    note: null,
  };
}

/** The scores of departments in both periods, for those that had one before. */
export function scoreChangesTable({ ranking }: CircularFigures): PaperTable {
  const both = ranking.filter((line): line is RankingLine & { before: object } => line.before !== null);
  return {
    name: '考核得分',
    columns: columnsOf(
      ['单位', 48, 'left'],
      ['本期得分', 22],
      ['上期得分', 22],
      ['增减', 22],
      ['本期名次', 21],
      ['上期名次', 21],
    ),
    rows: both.map(({ department, score, rank, before }) => [
      department.name,
      score,
      before.score,
      signed(change(score, before.score)),
      rank ?? '—',
      before.rank ?? '—',
    ]),
    note: null,
  };
}

function rateOf({ share }: Rate): string {
  return percent(share === null ? null : Math.round(share * 1000) / 10);
}

function withUnit(value: number | null, unit: string): string | number {
  return value === null ? '—' : unit === '' ? value : `${value}${unit}`;
}
