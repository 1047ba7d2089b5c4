import { civil } from './civil.js';
import { wholeAt } from '../words/numerals.js';
import { partAt } from './part.js';

/** A stretch of a year that stands alone, as a heading or as the head of a column: 4月, 第一季度, 上半年工作安排. */
export interface Period {
  /** Null where the words name no year. */
  year: number | null;
  /** First and last month, 1 to 12. */
  from: number;
  to: number;
  /** Last day, YYYY-MM-DD, in this year. */
  lastDay: (year: number) => string | null;
}

const LONGEST = 20;
/** What may follow the name of the stretch. */
const REST =
  /^(?:份|度|内)?(?:的?(?:重点|主要|具体|计划|目标|任务|工作|安排|进度|形象|节点|活动|事项|要点|完成|内容|推进|情况|措施|打算|及|和|、))*(?:\((?:[^()]{0,12})\))?[:：]?$/;

/** The stretch that a whole heading names, or null: "3月组织招商会" names a task. */
export function periodOf(heading: string): Period | null {
  const words = heading
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000【】“”"]+/g, '')
    .replace(/^\(([^()]*)\)$/, '$1');
  if (words === '' || words.length > LONGEST || /[日号]/.test(words) || '底末终初中'.includes(words.charAt(0))) return null;
  const year = /^(?:今|本|[\d〇○零一二三四五六七八九]{4})年度?/.exec(words)?.[0] ?? '';
  const from = year.length;
  const part = partAt(words, from, true);
  if (!part || part.to === null || !REST.test(words.slice(part.end))) return null;
  const { to } = part;
  return { year: wholeAt(year, 0, 4)?.value ?? null, from: part.from[0], to: to[0], lastDay: (of) => civil(of, to) };
}

/** Months and quarters that follow each other: a month that lies half a year before the last one is the next year's. */
export class PeriodSequence {
  private last = 0;
  private year: number;

  constructor(planYear: number) {
    this.year = planYear;
  }

  /** The last day of the stretch, YYYY-MM-DD. */
  dueOf(period: Period): string | null {
    if (period.year !== null) this.year = period.year;
    else if (this.last - period.from >= BACKWARD) this.year += 1;
    this.last = period.from;
    return period.lastDay(this.year);
  }
}

const BACKWARD = 6;

/** A heading on a line of its own, without an ordinal: "2025年3月" alone is the date of the document. */
export function isPeriodLine(line: string): boolean {
  return (
    periodOf(line) !== null && !/^[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,2}月$/.test(line.replace(/\s/g, ''))
  );
}
