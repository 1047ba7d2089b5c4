import { type Comma, speaksForCut } from './boundary.js';
import { nestingOf } from './brackets.js';
import { type Clause, readClause } from './clause.js';
import { CodeSet } from './code-set.js';
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
  let current: Gathered | null = null;
  let comma: Comma | null = null;
  let hasList = false;
  for (const clause of clauses) {
    const clauseCounts = counts(form, clause);
    const promises = clause.actions > 0 || clauseCounts || isLeaning(clause);
    hasList ||= clause.hasList;
    if (comma === null) comma = firstComma(form, clause, clauses.length);
    else advance(comma, form, clause, clauseCounts);
    const isCut: boolean = current === null || cuts(form, comma);
    if (current === null || isCut) {
      current = { start: clause.start, end: clause.end, hasList: clause.hasList, promises };
      items.push(current);
    } else {
      current.end = clause.end;
      current.hasList ||= clause.hasList;
      current.promises ||= promises;
    }
    comma.isAlone = isCut;
    comma.itemCounts = clauseCounts || (!isCut && comma.itemCounts);
    comma.afterCounts = clauseCounts;
  }
  return hasList ? splitLists(form, items) : items;
}

function cuts(form: NormalForm, comma: Comma): boolean {
  const { before, after } = comma;
  return cutsAlways(form, before, after) || (!joinsAlways(form, before, after) && speaksForCut(comma));
}

/** Before the first clause stands no comma: from there one goes over all commas of a sentence. */
function firstComma({ codes }: NormalForm, clause: Clause, clauses: number): Comma {
  return {
    isAlone: true,
    itemCounts: false,
    beforeCounts: false,
    afterCounts: false,
    before: clause,
    after: clause,
    position: 0,
    clauses,
    isLast: clauses === 1,
    continues: false,
    codes,
  };
}

/** To the comma before the next clause. */
function advance(comma: Comma, { text }: NormalForm, after: Clause, afterCounts: boolean): void {
  comma.before = comma.after;
  comma.after = after;
  comma.beforeCounts = comma.afterCounts;
  comma.afterCounts = afterCounts;
  comma.position += 1;
  comma.isLast = comma.position === comma.clauses - 1;
  comma.continues =
    after.end - after.start < SHORT &&
    GOES_ON.at(text, after.start) &&
    SAME_INDICATOR.test(text.slice(after.start, after.start + SHORT));
}

const SHORT = 10;
const SAME_INDICATOR = /^(?:同比)?(?:增长|下降|提高|上升|增速|达到?)/;
const GOES_ON = new CodeSet('同增下提上达');

function splitLists(form: NormalForm, items: readonly Gathered[]): Part[] {
  const parts: Part[] = [];
  for (const item of items)
    if (!item.hasList) parts.push(item);
    else for (const { start, end } of splitList(form, item)) parts.push({ start, end, promises: item.promises });
  return parts;
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
    const nesting = nestingOf(code);
    if (nesting !== 0) depth = Math.max(0, depth + nesting);
    else if (code === COMMA && depth === 0) {
      if (index > from) clauses.push(readClause(form, from, index));
      from = index + 1;
    }
  }
  if (end > from) clauses.push(readClause(form, from, end));
  return clauses;
}
