import type { Span } from './document.js';

/** A table whose cells are spans of the document's text. */
export interface DocumentTable {
  /** An empty cell starts where it ends; a merged cell stands in each row and column that it covers. */
  rows: Span[][];
  /** Where it stands in its sheet, so that a cell can be named as people see it. Without it, the table is a sheet of its own. */
  place?: TablePlace;
}

/** The place of a table in a sheet. */
interface TablePlace {
  /** Null where there is only one. */
  sheet: string | null;
  /** Column of its first cells, from 1. */
  column: number;
  /** The row of each of its rows, from 1. */
  rows: number[];
}

const LETTERS = 26;

/** The name of a cell as spreadsheets give it: D5, or 民生!D5. */
export function cellName({ place }: Pick<DocumentTable, 'place'>, row: number, column: number): string {
  let letters = '';
  for (let rest = column + (place?.column ?? 1); rest > 0; rest = Math.floor((rest - 1) / LETTERS))
    letters = String.fromCharCode(65 + ((rest - 1) % LETTERS)) + letters;
  return `${place?.sheet ? `${place.sheet}!` : ''}${letters}${place?.rows[row] ?? row + 1}`;
}

/** What a file told about its structure beside its text. */
export interface PlanDocument {
  text: string;
  tables: DocumentTable[];
  /** Headings that the file marks as such; level 1 is outermost. */
  headings: (Span & { level: number })[];
}

export function documentOf(source: string | PlanDocument): PlanDocument {
  return typeof source === 'string' ? { text: source, tables: [], headings: [] } : source;
}
