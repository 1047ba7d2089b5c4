import type { Comma } from './comma.js';
import { speaksForCut } from './weigh.js';
import type { Clause } from '../clause/clause.js';
import type { Span } from '../text/document.js';
import { ruleAt } from './joins.js';
import { Word } from '../words/lexicon.js';
import { splitList } from './lists.js';
import type { NormalForm } from '../text/normal-form.js';
import { hasQuantity } from '../quantities/find-quantities.js';

/** A part of a sentence that the plan promises, or that may be none. */
export interface Part extends Span {
  /** It holds an action, a countable target, or leans on one. */
  promises: boolean;
}

interface Gathered extends Part {
  hasList: boolean;
}

/** Cuts a sentence of the plan into commitments, at the commas where `cuts` says so: where evidence speaks for a new one. Spans of the normal form. */
export function splitClauses(form: NormalForm, clauses: readonly Clause[], cuts = speaksForCut): Part[] {
  const items: Gathered[] = [];
  let current: Gathered | null = null;
  let comma: Comma | null = null;
  let hasList = false;
  for (const clause of clauses) {
    const clauseCounts = counts(form, clause);
    const promises = clause.actions > 0 || clauseCounts || isLeaning(clause);
    hasList ||= clause.hasList;
    if (comma === null) comma = firstComma(form, clauses);
    else advance(comma, form, clause, clauseCounts);
    const isCut: boolean = current === null || cuts(comma);
    if (current === null || isCut) {
      current = { start: clause.start, end: clause.end, hasList: clause.hasList, promises };
      items.push(current);
    } else {
      current.end = clause.end;
      current.hasList ||= clause.hasList;
      current.promises ||= promises;
    }
    gather(comma, clause, clauseCounts, isCut);
  }
  return hasList ? splitLists(form, items) : items;
}

/** Before the first clause stands no comma: from there one goes over all commas of a sentence. */
function firstComma({ codes, text }: NormalForm, clauses: readonly Clause[]): Comma {
  const first = clauses[0] as Clause;
  return {
    clauses,
    position: 0,
    before: first,
    after: first,
    gathered: 0,
    gatheredLength: 0,
    beforeCounts: false,
    afterCounts: false,
    itemCounts: false,
    afterCut: false,
    rule: 'none',
    codes,
    text,
  };
}

/** To the comma before the next clause. */
function advance(comma: Comma, form: NormalForm, after: Clause, afterCounts: boolean): void {
  comma.before = comma.after;
  comma.after = after;
  comma.beforeCounts = comma.afterCounts;
  comma.afterCounts = afterCounts;
  comma.position += 1;
  comma.rule = ruleAt(form, comma.before, after);
}

/** The clause after the comma belongs to the item now, which begins with it where the comma was cut. */
function gather(comma: Comma, clause: Clause, clauseCounts: boolean, isCut: boolean): void {
  comma.gathered = isCut ? 1 : comma.gathered + 1;
  comma.gatheredLength = (isCut ? 0 : comma.gatheredLength) + clause.end - clause.start;
  comma.itemCounts = clauseCounts || (!isCut && comma.itemCounts);
  comma.afterCut = isCut && comma.position > 0;
  comma.afterCounts = clauseCounts;
}

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
