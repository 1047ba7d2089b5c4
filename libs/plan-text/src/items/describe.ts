import type { Clause } from '../clause/clause.js';
import { readClauses } from '../clause/read-clauses.js';
import { type Commitment, commitmentOf } from './commitment.js';
import type { Span } from '../text/document.js';
import { type NormalForm, normalForm } from '../text/normal-form.js';
import { readQuantities } from '../quantities/find-quantities.js';
import { isIndicator } from '../quantities/indicator.js';
import type { Quantity } from '../quantities/quantity-at.js';
import { type Target, targetsOf } from '../quantities/targets.js';
import { findTimes, type Recurrence } from '../time/find-times.js';
import { nameItem } from './title.js';

export { type Commitment, COMMITMENTS } from './commitment.js';

/** An indicator (主要预期目标) is measured, a task is done. */
export const ITEM_KINDS = ['task', 'indicator'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export interface ItemDescription {
  kind: ItemKind;
  /** The verb that is promised, as 启动; null where none is said (公办学位3500个). */
  action: string | null;
  /** What it is done to, as 碧道建设; null where nothing follows the verb. */
  object: string | null;
  dueText: string | null;
  /** YYYY-MM-DD. */
  due: string | null;
  /** First day from which it holds ("自3月起"), YYYY-MM-DD. */
  start: string | null;
  recurrence: Recurrence | null;
  /** The text presses for speed (尽快, 近期) without a date. */
  isUrgent: boolean;
  quantities: string[];
  targets: Target[];
  commitment: Commitment;
  /** Short name of the project: what is done to what, without hedge, manner and date. */
  title: string;
}

/** The text of an item with what the parser has read of it. */
export interface ReadItem {
  /** Verbatim, without blanks around it. */
  text: string;
  /** Where it begins in the source of `form`. */
  offset: number;
  form: NormalForm;
  clauses: readonly Clause[];
  /** It goes on with what the item before it hedges: "力争新增学位2520个、「公办学位3500个」". */
  isHedged: boolean;
}

/** What an item's text says about itself, read against the plan year. */
export function describeItem(item: string, planYear: number | null): ItemDescription {
  const text = item.trim();
  const form = normalForm(text);
  const clauses = readClauses(form, { start: 0, end: form.codes.length });
  return describeRead({ text, offset: 0, form, clauses, isHedged: false }, planYear);
}

/** The same of an item whose clauses have been read. */
export function describeRead(item: ReadItem, planYear: number | null): ItemDescription {
  const { text, form, clauses } = item;
  const counted = readQuantities(text);
  const times = findTimes(text, planYear);
  const names = namesOf(item, times.dueText ?? '');
  return {
    kind: isIndicator(text, counted) ? 'indicator' : 'task',
    action: names.action,
    object: names.object,
    dueText: times.dueText,
    due: times.due,
    start: times.start,
    recurrence: times.recurrence,
    isUrgent: times.isUrgent,
    quantities: counted.length === 0 ? [] : counted.map(({ start, end }) => text.slice(start, end)),
    targets: counted.length === 0 ? [] : targetsOf(text, counted),
    commitment: item.isHedged ? 'strive' : commitmentOf(form, clauses, countsIn(item, counted)),
    title: names.title,
  };
}

const NEVER = (): boolean => false;

/** Whether a countable target stands in a clause, asked of one after the other. */
function countsIn({ form: { places }, offset }: ReadItem, counted: readonly Quantity[]): (clause: Clause) => boolean {
  if (counted.length === 0) return NEVER;
  let next = 0;
  return (clause) => {
    const from = (places[clause.start] ?? 0) - offset;
    const to = (places[clause.end] ?? 0) - offset;
    while ((counted[next]?.start ?? Infinity) < from) next += 1;
    return (counted[next]?.start ?? Infinity) < to;
  };
}

function namesOf(item: ReadItem, due: string): { action: string | null; object: string | null; title: string } {
  if (item.clauses.length === 0) return { action: null, object: null, title: item.text };
  const { action, object, title } = nameItem(item.form, item.clauses, due);
  const isOneLine = !item.text.includes('\n') && !item.text.includes('\r');
  const said = isOneLine ? wordsAt : (of: ReadItem, span: Span): string => wordsAt(of, span).replace(/[\r\n]+/g, '');
  const words = title.map((span) => said(item, span)).join('');
  return {
    action: action && said(item, action),
    object: object && said(item, object),
    title: words.length > 1 ? words : item.text,
  };
}

/** The words of a stretch as the source has them, without the blanks inside. */
function wordsAt({ text, offset, form: { places } }: ReadItem, { start, end }: Span): string {
  const from = (places[start] ?? 0) - offset;
  const to = (places[end - 1] ?? 0) + 1 - offset;
  if (to - from === end - start) return text.slice(from, to);
  let words = '';
  for (let index = start; index < end; index += 1) words += text.charAt((places[index] ?? 0) - offset);
  return words;
}
