import { acts } from '../clause/clause.js';
import { readClauses } from '../clause/read-clauses.js';
import type { Sentence } from '../text/document.js';
import type { NormalForm } from '../text/normal-form.js';
import { readSigns, type Zone, zoneOf } from '../plan-sentence/zones.js';

const LONGEST = 40;
const PROSE = 30;
/** What time a chapter speaks of: "2026年重点工作", "“十四五”时期工作回顾". */
const TELLS_TIME = /\d{4}年|时期|过去|今年|明年|下一步|下步|上半年|下半年|以来/;

/**
 * Titles of chapters without an ordinal, on lines of their own: each names its part of the document, as "2026年重点工作" does.
 * One line of that kind above all prose is the title of the document itself, and none.
 */
export function chapterTitles(form: NormalForm, sentences: readonly Sentence[], planYear: number | null): Set<Sentence> {
  const chapters: { sentence: Sentence; zone: Zone; isAboveAll: boolean }[] = [];
  let isAboveAll = true;
  let isNumbered = false;
  sentences.forEach((sentence, at) => {
    const text = form.text.slice(sentence.start, sentence.end);
    const zone = isLine(sentence, sentences[at + 1], text) ? zoneOfLine(form, sentence, text, planYear) : null;
    if (zone && (TELLS_TIME.test(text) || !isNumbered)) chapters.push({ sentence, zone, isAboveAll });
    isAboveAll &&= sentence.endsWithLine && text.length < PROSE && !sentence.ordinal;
    isNumbered ||= sentence.ordinal !== null && sentence.ordinal.depth <= 2;
  });
  const [first] = chapters;
  if (first?.isAboveAll && (chapters.length === 1 || first.zone === 'plan')) chapters.shift();
  return new Set(chapters.map(({ sentence }) => sentence));
}

function isLine(sentence: Sentence, next: Sentence | undefined, text: string): boolean {
  if (sentence.ordinal || !sentence.opensParagraph || !sentence.endsWithLine || !next) return false;
  return text.length >= 4 && text.length <= LONGEST && !/[:!?了]|^各位|^同志|公开发布|印发|通知|附件/.test(text);
}

function zoneOfLine(form: NormalForm, sentence: Sentence, text: string, planYear: number | null): Zone | null {
  const [first] = readClauses(form, sentence);
  return zoneOf(text, readSigns(form, sentence), planYear, first !== undefined && acts(first));
}

/** Where the last chapter or outer section begins whose title names the plan of the year; 0 where none does. */
export function lastPlanTitle(
  form: NormalForm,
  sentences: readonly Sentence[],
  chapters: ReadonlySet<Sentence>,
  planYear: number | null,
): number {
  let last = 0;
  for (const sentence of sentences) {
    const isTitle = chapters.has(sentence) || (sentence.ordinal !== null && sentence.ordinal.depth <= 1 && sentence.endsWithLine);
    if (!isTitle || sentence.end - sentence.start > LONGEST) continue;
    const text = form.text.slice(sentence.start, sentence.end);
    if (zoneOfLine(form, sentence, text, planYear) === 'plan') last = sentence.start;
  }
  return last;
}
