import type { Span } from '../document.js';
import type { Heading, ParsedPlan, SkippedText } from '../parse-plan.js';
import type { DocumentTable } from '../plan-document.js';
import { type Zone, zoneOfHeading } from '../zones.js';
import { readTable, type TableContent } from './read-table.js';
import { readTaskTable, type TaskTable } from './task-table.js';

/** A task table and the stretch of text that its cells cover. */
export type PlacedTable = TaskTable & Span;

/** The tables that list tasks, in the order of the text; others are left to be read as prose. */
export function findTaskTables(text: string, tables: readonly DocumentTable[]): PlacedTable[] {
  return tables
    .flatMap((table) => {
      const task = readTaskTable(text, table);
      return task ? [{ ...task, ...extentOf(table) }] : [];
    })
    .sort((a, b) => a.start - b.start);
}

function extentOf({ rows }: DocumentTable): Span {
  let [start, end] = [Infinity, 0];
  for (const row of rows) {
    for (const cell of row) {
      if (cell.end <= cell.start) continue;
      start = Math.min(start, cell.start);
      end = Math.max(end, cell.end);
    }
  }
  return { start, end };
}

/** Line ends in place of the tables: the text around them keeps its place. */
export function withoutTables(text: string, tables: readonly PlacedTable[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of tables) {
    if (start < from) continue;
    rest += text.slice(from, start) + '\n'.repeat(end - start);
    from = end;
  }
  return rest + text.slice(from);
}

/** The plan of the text around the tables, with what the tables hold put in its place. */
export function addTables(text: string, plan: ParsedPlan, tables: readonly PlacedTable[]): ParsedPlan {
  const contents = tables.map((table) => contentOf(text, plan, table));
  return {
    ...plan,
    items: inOrder([...plan.items, ...contents.flatMap(({ items }) => items)]),
    headings: inOrder([...plan.headings, ...contents.flatMap(({ headings }) => headings)]),
    skipped: inOrder([...plan.skipped, ...contents.flatMap(({ skipped }) => skipped)]),
  };
}

function contentOf(text: string, plan: ParsedPlan, table: PlacedTable): TableContent {
  const above = headingsAbove(plan.headings, table.start);
  const content = readTable(
    text,
    table,
    above.map((heading) => heading.text),
    plan.planYear,
  );
  const zone = zoneOf(above, plan.planYear);
  if (zone === null || zone === 'plan' || zone === 'preamble') return content;
  const skipped = [...content.items, ...content.headings].map(({ span }): SkippedText => ({
    span,
    text: text.slice(span.start, span.end),
    reason: zone,
  }));
  return { items: [], headings: [], skipped: [...content.skipped, ...skipped] };
}

function headingsAbove(headings: readonly Heading[], index: number): Heading[] {
  const above: Heading[] = [];
  for (const heading of headings) {
    if (heading.span.start >= index) break;
    while ((above.at(-1)?.level ?? -1) >= heading.level) above.pop();
    above.push(heading);
  }
  return above;
}

/** The part of the document that the innermost telling heading opened. */
function zoneOf(above: readonly Heading[], planYear: number | null): Zone | null {
  for (const { text } of above.toReversed()) {
    const zone = zoneOfHeading(text, planYear);
    if (zone) return zone;
  }
  return null;
}

function inOrder<T extends { span: Span }>(parts: readonly T[]): T[] {
  return [...parts].sort((a, b) => a.span.start - b.span.start);
}
