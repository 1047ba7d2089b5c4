import type { DocumentNote } from './notes.js';

/** A place in the text, in UTF-16 units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Every row has the same number of cells; a merged cell's span is repeated in each row and column that it covers. */
export interface DocumentTable {
  rows: Span[][];
  /** Where it stands in its sheet, so that a cell can be named as people see it. */
  place?: TablePlace;
}

export interface TablePlace {
  /** Null where there is only one. */
  sheet: string | null;
  /** Column of the first cells, from 1. */
  column: number;
  /** The row of each of its rows, from 1. */
  rows: number[];
}

export interface DocumentHeading extends Span {
  /** 1 is outermost. */
  level: number;
}

export type DocumentFormat = 'text' | 'markdown' | 'html' | 'docx' | 'doc' | 'pdf' | 'xlsx' | 'csv' | 'ofd';

/** A document as text, with what its file said about the structure of that text. */
export interface ReadDocument {
  format: DocumentFormat;
  text: string;
  tables: DocumentTable[];
  headings: DocumentHeading[];
  notes: DocumentNote[];
}

/** What the readers of the formats give. */
export type Layout = Omit<ReadDocument, 'format'>;
