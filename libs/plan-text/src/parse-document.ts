import type { Span } from './document.js';
import { type ParsedPlan, parsePlan as parseProse, type ParseOptions, type SkippedText } from './parse-plan.js';
import { documentOf, type PlanDocument } from './plan-document.js';
import { detectPlanYear } from './plan-year.js';
import { attachNotes } from './responsibility/attach-notes.js';
import { findNotes, type Note } from './responsibility/find-notes.js';
import { addTables, findTaskTables, withoutTables } from './tables/add-tables.js';

/** Takes a document apart: every sentence and cell becomes an item, a heading, or is skipped with a reason. Never throws. */
export function parsePlan(source: string | PlanDocument, options: ParseOptions = {}): ParsedPlan {
  const { text, tables } = documentOf(source);
  const planYear = options.planYear ?? detectPlanYear(text);
  const known = planYear === null ? options : { ...options, planYear };
  const taskTables = findTaskTables(text, tables);
  if (taskTables.length === 0) return parseText(text, known);
  const plan = parseText(withoutTables(text, taskTables), known);
  return addTables(text, plan, taskTables);
}

function parseText(text: string, options: ParseOptions): ParsedPlan {
  const notes = findNotes(text);
  const prose = parseProse(withoutNotes(text, notes), options);
  if (notes.length === 0) return prose;
  for (const part of [...prose.items, ...prose.headings, ...prose.skipped]) restore(part, text);
  const plan = attachNotes(prose, text, notes);
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
