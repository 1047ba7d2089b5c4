import type { Span } from '../text/document.js';
import type { Heading, ParsedPlan, SkippedText } from '../plan/parsed-plan.js';
import type { DocumentTable } from '../text/plan-document.js';
import { listed, listedInChinese, type PlanNote } from '../plan/plan-note.js';
import { type Zone, zoneOfHeading } from '../plan-sentence/zones.js';
import { readTable, type TableContent } from './read-table.js';
import { readTaskTable, type TaskTable, textOf } from './task-table.js';

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

/** The year that two thirds of the dates in columns name, where no words tell the plan's; null when they name several, or few. */
export function yearOfDates(text: string, tables: readonly PlacedTable[]): number | null {
  const years = new Map<string, number>();
  let count = 0;
  for (const { columns, rows, firstRow } of tables)
    for (const row of rows.slice(firstRow)) {
      const cell = row[columns.indexOf('due')];
      const year = cell && /^(20\d\d)(?=[年.\-/]|\d{4}$|\d\d$)/.exec(textOf(text, cell))?.[1];
      if (!year) continue;
      years.set(year, (years.get(year) ?? 0) + 1);
      count += 1;
    }
  const [best] = [...years].toSorted(([, one], [, other]) => other - one);
  return best && count >= LEAST_DATES && best[1] >= count * MOST_OF_THEM ? Number(best[0]) : null;
}

const LEAST_DATES = 3;
const MOST_OF_THEM = 2 / 3;

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
  const unread = contents.flatMap(({ unreadDates }) => unreadDates);
  return {
    ...plan,
    notes: unread.length === 0 ? plan.notes : [...plan.notes, unreadNote(unread)],
    items: inOrder([...plan.items, ...contents.flatMap(({ items }) => items)]),
    headings: inOrder([...plan.headings, ...contents.flatMap(({ headings }) => headings)]),
    skipped: inOrder([...plan.skipped, ...contents.flatMap(({ skipped }) => skipped)]),
  };
}

function unreadNote(cells: readonly string[]): PlanNote {
  const count = cells.length === 1 ? '1 date cell names' : `${cells.length} date cells name`;
  return {
    kind: 'dates-unread',
    text: `${count} no day that can be read: ${listed(cells)}. Give these dates by hand.`,
    zh: `${cells.length} 个日期单元格读不出日期：${listedInChinese(cells)}。请手动填写这些日期。`,
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
  return { items: [], headings: [], skipped: [...content.skipped, ...skipped], unreadDates: [] };
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
