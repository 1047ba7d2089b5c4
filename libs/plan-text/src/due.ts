export interface Due {
  dueText: string | null;
  /** Last day of the bound, YYYY-MM-DD; null also when the year it needs is unknown. */
  due: string | null;
}

const QUARTERS: Readonly<Record<string, string>> = {
  一: '03-31',
  二: '06-30',
  三: '09-30',
  四: '12-31',
  '1': '03-31',
  '2': '06-30',
  '3': '09-30',
  '4': '12-31',
};

interface Rule {
  pattern: RegExp;
  /** The last day meant, from the plan year and the pattern's groups. */
  day(year: number, groups: readonly (string | undefined)[]): string;
}

const YEAR = String.raw`(?:(\d{4})年|(今年|明年)|本年)?`;

const RULES: readonly Rule[] = [
  {
    pattern: new RegExp(`${YEAR}(\\d{1,2})月(\\d{1,2})日(?:之前|以前|前)?`),
    day: (year, [y, word, month, day]) => civil(yearOf(year, y, word), Number(month), Number(day)),
  },
  {
    pattern: new RegExp(`${YEAR}(\\d{1,2})月(?:份|底前|底|末前|末)`),
    day: (year, [y, word, month]) => lastDay(yearOf(year, y, word), Number(month)),
  },
  {
    pattern: new RegExp(`${YEAR}第?([一二三四1-4])季度(?:末|底)?前?`),
    day: (year, [y, word, quarter]) => `${yearOf(year, y, word)}-${QUARTERS[quarter ?? ''] ?? '12-31'}`,
  },
  { pattern: new RegExp(`${YEAR}上半年`), day: (year, [y, word]) => `${yearOf(year, y, word)}-06-30` },
  { pattern: new RegExp(`${YEAR}下半年`), day: (year, [y, word]) => `${yearOf(year, y, word)}-12-31` },
  { pattern: /[“"]?十四五[”"]?(?:期)?末/, day: () => '2025-12-31' },
  { pattern: /(\d)[-~—至](\d)年(?:内|时间)/, day: (year, [, years]) => `${year + Number(years) - 1}-12-31` },
  { pattern: /(?:到|至|于)?(\d{4})年(?:底前|底|年底前|年底|内|末)?(?![初度来起]|开始|以来)/, day: (_year, [y]) => `${y}-12-31` },
  { pattern: /年内|年底前|年底|今年(?!开始|起|以来|是)|全年|年末前|年末|本年度|年度内/, day: (year) => `${year}-12-31` },
  { pattern: /明年/, day: (year) => `${year + 1}-12-31` },
  { pattern: /国庆(?:节)?前/, day: (year) => `${year}-09-30` },
];

/** The words that bound an item's time, and the last day they allow, read against the plan year. */
export function findDue(text: string, planYear: number | null): Due {
  let best: { index: number; text: string; due: string | null } | null = null;
  for (const rule of RULES) {
    const match = rule.pattern.exec(text);
    if (!match || (best && match.index >= best.index)) continue;
    const due = /\d{4}年/.test(match[0]) || planYear !== null ? rule.day(planYear ?? 0, match.slice(1)) : null;
    if (isPast(match[0], planYear) || isName(text, match.index, match[0])) continue;
    best = { index: match.index, text: match[0], due };
  }
  return best ? { dueText: best.text, due: best.due } : { dueText: null, due: null };
}

function yearOf(planYear: number, digits: string | undefined, word: string | undefined): number {
  if (digits) return Number(digits);
  return word === '明年' ? planYear + 1 : planYear;
}

function isPast(match: string, planYear: number | null): boolean {
  const year = /(\d{4})年/.exec(match)?.[1];
  return year !== undefined && planYear !== null && Number(year) < planYear;
}

/** 《…2025年…》 and “…” are names, not bounds. */
function isName(text: string, index: number, match: string): boolean {
  const open = Math.max(text.lastIndexOf('《', index), text.lastIndexOf('〈', index));
  if (open >= 0 && text.indexOf('》', open) > index) return true;
  return match === '全年' && text.slice(index).startsWith('全年龄');
}

function civil(year: number, month: number, day: number): string {
  return `${year}-${pad(month)}-${pad(day)}`;
}

function lastDay(year: number, month: number): string {
  const days = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return civil(year, month, days[month - 1] ?? 31);
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
