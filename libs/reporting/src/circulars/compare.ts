import type { Tally } from '../board/statistics.js';
import type { CircularFigures, RankingLine } from './circular-figures.js';

/** Share of the items that are done, in percent with one decimal; null where there is none. */
export function doneShare({ done, total }: Pick<Tally, 'done' | 'total'>): number | null {
  return total === 0 ? null : Math.round((1000 * done) / total) / 10;
}

/** The difference of two numbers with at most two decimals, without what binary fractions add. */
export function change(now: number, before: number): number {
  return Math.round((now - before) * 100) / 100;
}

/** With its sign: +3, -1.5, 0. */
export function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value);
}

/** How the counts changed since the end of the period before, zh-CN. */
export function comparisonSentence({
  tally,
  before,
  ranking,
  periodBefore,
}: Pick<CircularFigures, 'tally' | 'before' | 'ranking'> & { periodBefore: string }): string {
  if (before === null) return `${periodBefore}没有在督事项，本期不作比较。`;
  const counts = [
    countChange('办结', tally.done, before.tally.done),
    countChange('红灯', tally.behind, before.tally.behind),
    countChange('黄灯', tally.yellow, before.tally.yellow),
  ];
  return `与${before.period.name}末相比，${counts.join('，')}。${scoresSentence(ranking)}`;
}

function countChange(name: string, now: number, before: number): string {
  if (now === before) return `${name}持平`;
  return now > before ? `${name}增加${now - before}项` : `${name}减少${before - now}项`;
}

/** Only departments with a score in both periods can be compared. */
function scoresSentence(ranking: readonly RankingLine[]): string {
  const changes = ranking.flatMap(({ score, before }) => (before === null ? [] : [change(score, before.score)]));
  if (changes.length === 0) return '';
  const up = changes.filter((one) => one > 0).length;
  const down = changes.filter((one) => one < 0).length;
  return `考核得分上升的单位${up}个、下降的${down}个、持平的${changes.length - up - down}个。`;
}
