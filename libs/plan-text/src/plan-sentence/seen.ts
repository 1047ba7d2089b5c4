import { acts, type Clause } from '../clause/clause.js';
import { readClauses } from '../clause/read-clauses.js';
import type { Sentence } from '../text/document.js';
import { Sign, Word } from '../words/lexicon.js';
import type { NormalForm } from '../text/normal-form.js';
import { readSigns, type Signs } from './zones.js';

/** What one sentence looks like by itself. */
export const KINDS = ['past', 'ahead', 'acts', 'other'] as const;

/** A sentence with what its words tell, read once. */
export interface Seen {
  sentence: Sentence;
  signs: Signs;
  clauses: Clause[];
  /** Number of its kind in KINDS. */
  kind: number;
  speech: Speech;
}

/** Whether the sentence stands in speech that is reported, and what its verb does: "会议指出" states, "会议要求" demands. */
export const SPEECHES = ['none', 'states', 'demands'] as const;
type Speech = 0 | 1 | 2;

const DEMANDS = /(?:强调|要求|会议部署|议定|决定|明确|号召|提出了?[^,:]{0,10}(?:要求|意见))$/;
/** What a meeting resolved is a task, and no reported speech. */
const RESOLVES = /(?:会议|研究)(?:研究)?(?:议定|决定|同意|商定)$/;
const STATES = /(?:指出|认为|表示|介绍|说|称|透露|坦言|评价)$/;
const LONGEST_SAYING = 30;

export function readAll(form: NormalForm, sentences: readonly Sentence[], planYear: number | null): Seen[] {
  let speech: Speech = 0;
  return sentences.map((sentence) => {
    if (sentence.opensParagraph && (sentence.ordinal === null || sentence.ordinal.depth <= 2))
      speech = sentence.ordinal ? 0 : speech;
    const clauses = readClauses(form, sentence);
    const signs = readSigns(form, sentence);
    speech = speechOf(form, sentence, clauses) ?? speech;
    return {
      sentence,
      signs,
      clauses,
      kind: kindOf(signs, clauses, tellsEarlierYear(form, sentence, clauses, planYear)),
      speech,
    };
  });
}

function speechOf({ text }: NormalForm, sentence: Sentence, clauses: readonly Clause[]): Speech | null {
  for (const { start, end } of clauses.slice(0, 3)) {
    if (end - start > LONGEST_SAYING) continue;
    const words = text.slice(start, end);
    if (RESOLVES.test(words)) return 0;
    if (DEMANDS.test(words)) return 2;
    if (STATES.test(words)) return 1;
  }
  return /(?:要求|强调|议定)[^,:]{0,12}:/.test(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 60)))
    ? 2
    : null;
}

function kindOf({ all, early }: Signs, clauses: readonly Clause[], isOfEarlierYear: boolean): number {
  const isPast = isOfEarlierYear || (all & Sign.perfect) !== 0 || (early & Sign.past) !== 0;
  const main = mainClause(clauses);
  if (isPast && (all & Sign.ahead) === 0) return 0;
  if ((all & Sign.ahead) !== 0) return isPast ? 3 : 1;
  return main && acts(main) ? 2 : 3;
}

/** The first clause that doesn't lean on the next as "针对…," does. */
export function mainClause(clauses: readonly Clause[]): Clause | undefined {
  return clauses.find((clause) => acts(clause) || ((clause.opening | clause.verb) & (Word.leaning | Word.preposition)) === 0);
}

const EARLY = 20;

/** A year before the plan's stands near its beginning: "刚刚过去的2025年". */
function tellsEarlierYear(
  { text }: NormalForm,
  { start, end }: Sentence,
  clauses: readonly Clause[],
  planYear: number | null,
): boolean {
  if (planYear === null || clauses[0]?.hasDigit !== true) return false;
  const year = /(\d{4})年/.exec(text.slice(start, Math.min(end, start + EARLY)))?.[1];
  return year !== undefined && Number(year) < planYear;
}
