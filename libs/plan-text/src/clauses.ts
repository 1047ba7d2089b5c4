import { boundaryScore, type Comma } from './boundary.js';
import { isCloser, isOpener } from './brackets.js';
import { type Clause, readClause } from './clause.js';
import type { Span } from './document.js';
import { cutsAlways, joinsAlways } from './joins.js';
import { Word } from './lexicon.js';
import { splitList } from './lists.js';
import type { NormalForm } from './normal-form.js';
import { hasQuantity } from './quantities/find-quantities.js';

const COMMA = 0x2c;

/** A part of a sentence that the plan promises, or that may be none. */
export interface Part extends Span {
  /** It holds an action, a countable target, or leans on one. */
  promises: boolean;
}

interface Gathered extends Part {
  hasList: boolean;
}

/** Cuts a sentence of the plan into commitments, at the commas where evidence speaks for a new one; spans of the normal form. */
export function splitClauses(form: NormalForm, clauses: readonly Clause[]): Part[] {
  const items: Gathered[] = [];
  for (const { clause, isCut, counts } of walkCommas(form, clauses)) {
    const current = items.at(-1);
    const promises = clause.actions > 0 || counts || isLeaning(clause);
    if (isCut || !current) items.push({ start: clause.start, end: clause.end, hasList: clause.hasList, promises });
    else {
      current.end = clause.end;
      current.hasList ||= clause.hasList;
      current.promises ||= promises;
    }
  }
  return items.some(({ hasList }) => hasList) ? splitLists(form, items) : items;
}

function splitLists(form: NormalForm, items: readonly Gathered[]): Part[] {
  const parts: Part[] = [];
  for (const item of items)
    if (!item.hasList) parts.push(item);
    else for (const { start, end } of splitList(form, item)) parts.push({ start, end, promises: item.promises });
  return parts;
}

export interface Step {
  clause: Clause;
  /** The comma before it, null for the first clause. */
  comma: Comma | null;
  isCut: boolean;
  /** It holds a countable target. */
  counts: boolean;
}

/** The clauses of a sentence in order, each with the comma before it; what `isCut` decides shapes the commas that follow. */
export function walkCommas(
  form: NormalForm,
  clauses: readonly Clause[],
  isCut: (comma: Comma) => boolean = (comma) =>
    cutsAlways(form, comma.before, comma.after) || (!joinsAlways(form, comma.before, comma.after) && boundaryScore(comma) >= 0),
): Step[] {
  const steps: Step[] = [];
  let isAlone = true;
  let itemCounts = false;
  for (let index = 0; index < clauses.length; index += 1) {
    const after = clauses[index];
    if (!after) continue;
    const last = steps.at(-1);
    const afterCounts = counts(form, after);
    const comma: Comma | null = last
      ? commaAt(form, clauses, index, { isAlone, itemCounts, beforeCounts: last.counts, afterCounts })
      : null;
    const cut: boolean = comma === null || isCut(comma);
    steps.push({ clause: after, comma, isCut: cut, counts: afterCounts });
    isAlone = cut;
    itemCounts = cut ? afterCounts : itemCounts || afterCounts;
  }
  return steps;
}

function commaAt(
  form: NormalForm,
  clauses: readonly Clause[],
  position: number,
  gathered: Pick<Comma, 'isAlone' | 'itemCounts' | 'beforeCounts' | 'afterCounts'>,
): Comma {
  const before = clauses[position - 1] as Clause;
  const after = clauses[position] as Clause;
  const { isAlone, itemCounts, beforeCounts, afterCounts } = gathered;
  return {
    isAlone,
    itemCounts,
    beforeCounts,
    afterCounts,
    before,
    after,
    position,
    clauses: clauses.length,
    isLast: position === clauses.length - 1,
    shares: sharesWords(form.codes, before, after),
    continues: after.end - after.start < SHORT && SAME_INDICATOR.test(form.text.slice(after.start, after.start + SHORT)),
    codes: form.codes,
  };
}

const SHORT = 10;
const SAME_INDICATOR = /^(?:同比)?(?:增长|下降|提高|上升|增速|达到?)/;

/** Which pairs of characters were seen last in which clause; a clause's number is where it begins. */
const SEEN = new Int32Array(1 << 15);
let clock = 0;

/** Two characters in a row, outside of verbs, stand in both. */
function sharesWords(codes: Uint16Array, before: Clause, after: Clause): boolean {
  clock += 1;
  for (let index = before.mainEnd; index + 1 < before.end; index += 1) SEEN[pairAt(codes, index)] = clock;
  for (let index = after.mainEnd; index + 1 < after.end; index += 1) if (SEEN[pairAt(codes, index)] === clock) return true;
  return false;
}

function pairAt(codes: Uint16Array, index: number): number {
  return (Math.imul((codes[index] ?? 0) * 31 + (codes[index + 1] ?? 0), 0x9e3779b1) >>> 17) & 0x7fff;
}

function counts({ text }: NormalForm, { start, end, hasDigit }: Clause): boolean {
  return hasDigit && hasQuantity(text.slice(start, end));
}

function isLeaning({ opening }: Clause): boolean {
  return (opening & Word.leaning) !== 0;
}

/** Commas inside brackets and quotation marks cut nothing. */
export function readClauses(form: NormalForm, { start, end }: Span): Clause[] {
  const { codes } = form;
  const clauses: Clause[] = [];
  let depth = 0;
  let from = start;
  for (let index = start; index < end; index += 1) {
    const code = codes[index] ?? 0;
    if (isOpener(code)) depth += 1;
    else if (isCloser(code)) depth = Math.max(0, depth - 1);
    else if (code === COMMA && depth === 0) {
      if (index > from) clauses.push(readClause(form, from, index));
      from = index + 1;
    }
  }
  if (end > from) clauses.push(readClause(form, from, end));
  return clauses;
}
