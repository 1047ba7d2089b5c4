import { numeralAt } from '../words/numerals.js';
import { civil } from './civil.js';
import type { Bound } from './bounds.js';
import { isSpanMark } from './part.js';

const WITHIN = ['之内', '以内', '内'];
/** After 内, these make another word of it: 内部. */
const NOT_AFTER_WITHIN = '部涝外需容控';

/**
 * A stretch that is counted instead of named. Years count from the plan year, itself the first (1-2年内 in a plan of 2022
 * ends with 2023). Months have a start that the words don't tell: they bound, but name no day. Days and hours are how long
 * a procedure takes (5个工作日内办结), which is a quantity and no bound.
 */
export function countedSpanAt(text: string, index: number, planYear: number | null): Bound | null {
  if (text.startsWith('今明两年', index)) return bound(index, index + 4, planYear, 2);
  if (text.startsWith('半年内', index)) return bound(index, index + 3, null, 1);
  const coming = text.startsWith('未来', index) || text.startsWith('今后', index);
  const count = countAt(text, coming ? index + 2 : index);
  if (!count) return null;
  if (text.charAt(count.end) === '年') return yearsFrom(text, { index, coming, years: count.most, at: count.end + 1 }, planYear);
  if (!text.startsWith('个月', count.end)) return null;
  const end = withinEnd(text, count.end + 2);
  return end === null || isNorm(text, index) ? null : bound(index, end, null, 1);
}

/** 压缩至3个月内 says how long something may take. */
function isNorm(text: string, index: number): boolean {
  return '至到在为于每短缩'.includes(text.charAt(index - 1) || '?');
}

function yearsFrom(
  text: string,
  { index, coming, years, at }: { index: number; coming: boolean; years: number; at: number },
  planYear: number | null,
): Bound | null {
  const from = text.startsWith('左右', at) ? at + 2 : at;
  const within = withinEnd(text, from) ?? timeEnd(text, from);
  const end = within ?? (coming && ',，'.includes(text.charAt(from) || '?') ? from : null);
  if (end === null || (!coming && '近过每往'.includes(text.charAt(index - 1) || '?'))) return null;
  return { ...bound(index, end, planYear, years), years: Math.floor(years) };
}

/** 三年时间, 两三年的时间, 三年左右的时间. */
function timeEnd(text: string, from: number): number | null {
  const at = text.charAt(from) === '的' ? from + 1 : from;
  return text.startsWith('时间', at) ? at + 2 : null;
}

function withinEnd(text: string, at: number): number | null {
  const word = WITHIN.find((one) => text.startsWith(one, at));
  if (word === undefined || NOT_AFTER_WITHIN.includes(text.charAt(at + word.length) || '?')) return null;
  return at + word.length;
}

function countAt(text: string, index: number): { most: number; end: number } | null {
  const least = numeralAt(text, index);
  if (!least || least.value > 50) return null;
  if (!isSpanMark(text, least.end) && text.charAt(least.end) !== '到') return { most: least.upTo ?? least.value, end: least.end };
  const most = numeralAt(text, least.end + 1);
  return most && most.value <= 50 ? { most: most.value, end: most.end } : null;
}

function bound(start: number, end: number, planYear: number | null, years: number): Bound {
  const due = planYear === null ? null : civil(planYear + Math.floor(years) - 1, [12, 31]);
  return { start, end, isBound: true, first: null, due, isLoose: false };
}
