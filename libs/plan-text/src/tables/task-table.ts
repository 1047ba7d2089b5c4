import type { Span } from '../document.js';
import type { DocumentTable } from '../plan-document.js';
import { type Column, columnOf } from './columns.js';

/** A table of tasks: what its columns hold, and where its rows begin. */
export interface TaskTable {
  columns: (Column | null)[];
  /** Which column holds the text of the task. */
  taskColumn: number;
  /** Rows above it are title and header. */
  firstRow: number;
  rows: Span[][];
}

/** Titles, issuers and remarks may stand above the header. */
const ROWS_TO_SEARCH = 12;

/** Finds the header by its words; null when the table lists no tasks. */
export function readTaskTable(text: string, { rows }: DocumentTable): TaskTable | null {
  for (let index = 0; index < Math.min(rows.length, ROWS_TO_SEARCH); index += 1) {
    const header = rows[index] ?? [];
    const columns = header.map((cell) => columnOf(textOf(text, cell)));
    if (!isHeader(header, columns)) continue;
    const second = secondLine(text, header, rows[index + 1]);
    const merged = second ? columns.map((column, at) => second[at] ?? column) : columns;
    const taskColumn = taskColumnOf(merged);
    return taskColumn === null ? null : { columns: merged, taskColumn, firstRow: index + (second ? 2 : 1), rows };
  }
  return null;
}

/** Two different columns at least, one of them a task: a lone word might be anything. */
function isHeader(cells: readonly Span[], columns: readonly (Column | null)[]): boolean {
  const known = cells.filter((cell, at) => columns[at] && cell.start !== cells[at - 1]?.start);
  return known.length >= 2 && new Set(columns.filter(Boolean)).size >= 2 && taskColumnOf(columns) !== null;
}

/** A second header line has names of columns under a wider name, and repeats what is merged downwards. */
function secondLine(text: string, first: readonly Span[], cells: readonly Span[] | undefined): (Column | null)[] | null {
  if (!cells) return null;
  let names = 0;
  const columns: (Column | null)[] = [];
  for (const [at, cell] of cells.entries()) {
    const words = textOf(text, cell);
    const isRepeated = cell.start === first[at]?.start || words === '';
    const column = isRepeated ? null : columnOf(words);
    if (!isRepeated && column === null) return null;
    if (column) names += 1;
    columns.push(column);
  }
  return names > 0 ? columns : null;
}

/** The rightmost column of tasks: those before it name what they belong to. */
function taskColumnOf(columns: readonly (Column | null)[]): number | null {
  for (const kind of ['task', 'project'] as const) {
    const at = columns.lastIndexOf(kind);
    if (at !== -1) return at;
  }
  const hasOwner = columns.some((column) => column === 'lead' || column === 'responsible' || column === 'due');
  const target = columns.lastIndexOf('target');
  return hasOwner && target !== -1 ? target : null;
}

export function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).trim();
}
