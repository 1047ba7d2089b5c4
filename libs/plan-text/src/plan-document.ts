import type { Span } from './document.js';

/** A table whose cells are spans of the document's text. */
export interface DocumentTable {
  /** An empty cell starts where it ends; a merged cell stands in each row and column that it covers. */
  rows: Span[][];
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
