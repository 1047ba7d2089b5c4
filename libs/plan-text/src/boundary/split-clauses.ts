import { chooseCuts } from './choose-cuts.js';
import { Commas } from './commas.js';
import type { Clause } from '../clause/clause.js';
import type { Span } from '../text/document.js';
import { Word } from '../words/lexicon.js';
import { splitList } from './lists.js';
import type { NormalForm } from '../text/normal-form.js';

/** A part of a sentence that the plan promises, or that may be none. */
export interface Part extends Span {
  /** It holds an action, a countable target, or leans on one. */
  promises: boolean;
}

interface Gathered extends Part {
  hasList: boolean;
}

/** Cuts a sentence of the plan into commitments. Spans of the normal form. */
export function splitClauses(form: NormalForm, clauses: readonly Clause[]): Part[] {
  if (clauses.length === 0) return [];
  const commas = new Commas(form, clauses);
  const cuts = chooseCuts(commas, clauses);
  const items: Gathered[] = [];
  let hasList = false;
  clauses.forEach((clause, at) => {
    const { start, end } = clause;
    const promises = clause.actions > 0 || opensAsTask(form, clause) || commas.countsAt(at) || isLeaning(clause);
    hasList ||= clause.hasList;
    const current = items.at(-1);
    if (current === undefined || cuts[at] === true) items.push({ start, end, hasList: clause.hasList, promises });
    else {
      current.end = end;
      current.hasList ||= clause.hasList;
      current.promises ||= promises;
    }
  });
  return hasList ? splitLists(form, items) : items;
}

function splitLists(form: NormalForm, items: readonly Gathered[]): Part[] {
  const parts: Part[] = [];
  for (const item of items)
    if (!item.hasList) parts.push(item);
    else for (const { start, end } of splitList(form, item)) parts.push({ start, end, promises: item.promises });
  return parts;
}

const IS = '是'.charCodeAt(0);
/** As far as the longest word of manner reaches. */
const MANNER = 4;

/** A word of manner is followed by a verb, even where no list knows it; "重点是食堂" only tells more. */
function opensAsTask({ codes }: NormalForm, { manner, start }: Clause): boolean {
  if (manner === 0) return false;
  for (let at = start; at < start + MANNER; at += 1) if (codes[at] === IS) return false;
  return true;
}

function isLeaning({ opening }: Clause): boolean {
  return (opening & Word.leaning) !== 0;
}
