import type { Span } from './text/document.js';
import { parsePlan as parseProse, type ParseOptions } from './parse-plan.js';
import type { ParsedPlan, SkippedText } from './plan/parsed-plan.js';
import { documentOf, type PlanDocument } from './text/plan-document.js';
import { notesOfPlan } from './notes-of-plan.js';
import { weighForPlan } from './plan-sentence/weigh.js';
import { findPlanYear, yearOfDays } from './plan/plan-year.js';
import { attachNotes } from './responsibility/attach-notes.js';
import { findNotes } from './responsibility/find-notes.js';
import { nameDoers } from './responsibility/name-doers.js';
import type { Note } from './responsibility/note.js';
import { addTables, findTaskTables, withoutTables, yearOfDates } from './tables/add-tables.js';
import { findPastedTables } from './tables/pasted-tables.js';
import { datesOfHeadings } from './headings/heading-dates.js';
import { periodOf } from './time/period.js';

/** Takes a document apart: every sentence and cell becomes an item, a heading, or is skipped with a reason. Never throws. */
export function parsePlan(source: string | PlanDocument, options: ParseOptions = {}): ParsedPlan {
  return parseWith(source, options, weighForPlan);
}

/** The same, with other scores of its sentences: for the fit. */
export function parseWith(source: string | PlanDocument, options: ParseOptions, weigh: typeof weighForPlan): ParsedPlan {
  const { text, tables } = documentOf(source);
  const found = findPlanYear(text);
  const days = found === null ? yearOfDays(text) : null;
  const pasted = findPastedTables(text, tables);
  const taskTables = findTaskTables(text, [...tables, ...pasted.tables]);
  const planYear = options.planYear ?? found?.year ?? yearOfDates(text, taskTables) ?? days?.year ?? null;
  const known = planYear === null ? options : { ...options, planYear };
  const prose = parseText(openPeriods(taskTables.length === 0 ? text : withoutTables(text, taskTables)), known, weigh);
  const plan = taskTables.length === 0 ? prose : addTables(text, prose, taskTables);
  if (planYear !== null) datesOfHeadings(plan.headings, plan.items, planYear);
  return { ...plan, notes: [...notesOfPlan(plan, { words: found, days }, options.planYear), ...pasted.notes, ...plan.notes] };
}

/** A line that goes on behind its month ("3月：举办招商会") is a heading over its tasks: a line end stands for the colon. */
function openPeriods(text: string): string {
  if (!/[月度年](?:份|工作|任务|重点)*[：:]/.test(text)) return text;
  return text.replace(LINE_OF_PERIOD, (line, before: string, words: string) => (periodOf(words) ? `${before}${words}\n` : line));
}

const LINE_OF_PERIOD =
  /^([ \t\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}(?:[、.．)）]+))?[ \t\u3000]*)([^\s：:，,。；;]{2,14})[：:]/gm;

function parseText(text: string, options: ParseOptions, weigh: typeof weighForPlan): ParsedPlan {
  const notes = findNotes(text);
  const prose = parseProse(withoutNotes(text, notes), options, weigh);
  if (notes.length === 0) return nameDoers(prose, text);
  for (const part of [...prose.items, ...prose.headings, ...prose.skipped]) restore(part, text);
  const plan = nameDoers(attachNotes(prose, text, notes), text);
  return { ...plan, skipped: inOrder([...plan.skipped, ...skippedNotes(text, notes, plan)]) };
}

/** Blanks in place of the notes: all that stays keeps its place. */
function withoutNotes(text: string, notes: readonly Note[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, kind } of notes) {
    if (kind === 'opening') continue;
    pieces.push(text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(from);
}

/** Gives a part the words of the source: blanks at its end stood for a note. */
function restore(part: { text: string; span: Span }, text: string): void {
  const { start } = part.span;
  const end = start + part.text.trimEnd().length;
  if (end !== part.span.end) part.span = { start, end };
  part.text = text.slice(start, end);
}

/** Notes that no item or skipped part holds already. */
function skippedNotes(text: string, notes: readonly Note[], plan: ParsedPlan): SkippedText[] {
  const taken = inOrder([...plan.items, ...plan.skipped, ...plan.headings]);
  let next = 0;
  return notes.flatMap(({ start, end }) => {
    while ((taken[next]?.span.end ?? Infinity) <= start) next += 1;
    const isTaken = (taken[next]?.span.start ?? Infinity) < end;
    return isTaken ? [] : [{ span: { start, end }, text: text.slice(start, end), reason: 'responsibility' as const }];
  });
}

function inOrder<T extends { span: Span }>(parts: readonly T[]): T[] {
  return [...parts].sort((a, b) => a.span.start - b.span.start);
}
