import type { Span } from '../text/document.js';
import type { DocumentTable } from '../text/plan-document.js';
import { type Column, columnOf } from './columns.js';

/** A table of tasks: what its columns hold, and where its rows begin. */
export interface TaskTable {
  columns: (Column | null)[];
  /** The words over each column, those of both lines where the header has two. */
  headers: string[];
  /** Which column holds the text of the task; null where the columns are stages (一季度, 二季度), each with tasks of its own. */
  taskColumn: number | null;
  /** Rows above it are title and header. */
  firstRow: number;
  rows: Span[][];
  place: DocumentTable['place'];
}

/** Titles, issuers and remarks may stand above the header. */
const ROWS_TO_SEARCH = 12;

/** Finds the header by its words; null when the table lists no tasks. */
export function readTaskTable(text: string, { rows, place }: DocumentTable): TaskTable | null {
  for (let index = 0; index < Math.min(rows.length, ROWS_TO_SEARCH); index += 1) {
    const header = rows[index] ?? [];
    const words = header.map((cell) => textOf(text, cell));
    const columns = words.map(columnOf);
    const second = secondLine(text, header, rows[index + 1]);
    const merged = second ? columns.map((column, at) => second[at] ?? column) : columns;
    if (!isHeader(header, columns) && !(second && isHeader(header, merged))) continue;
    const taskColumn = taskColumnOf(merged);
    if (taskColumn === undefined) return null;
    const lower = second ? (rows[index + 1] ?? []).map((cell) => textOf(text, cell)) : [];
    const headers = words.map((word, at) => (second?.[at] ? (lower[at] ?? word) : word));
    return { columns: merged, headers, taskColumn, firstRow: index + (second ? 2 : 1), rows, place };
  }
  return null;
}

/** Two different columns at least, one of them a task: a lone word might be anything. */
function isHeader(cells: readonly Span[], columns: readonly (Column | null)[]): boolean {
  const known = cells.filter((cell, at) => columns[at] && cell.start !== cells[at - 1]?.start);
  return known.length >= 2 && new Set(columns.filter(Boolean)).size >= 2 && taskColumnOf(columns) !== undefined;
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

const LEAST_STAGES = 2;

/** The rightmost column of tasks: those before it name what they belong to. Undefined where no column holds tasks. */
function taskColumnOf(columns: readonly (Column | null)[]): number | null | undefined {
  for (const kind of ['task', 'content', 'project'] as const) {
    const at = columns.lastIndexOf(kind);
    if (at !== -1) return at;
  }
  const hasOwner = columns.some((column) => column === 'lead' || column === 'responsible' || column === 'due');
  const target = columns.lastIndexOf('target');
  if (hasOwner && target !== -1) return target;
  const schedule = columns.lastIndexOf('schedule');
  if (hasOwner && schedule !== -1) return schedule;
  return columns.filter((column) => column === 'stage').length >= LEAST_STAGES ? null : undefined;
}

export function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).trim();
}
