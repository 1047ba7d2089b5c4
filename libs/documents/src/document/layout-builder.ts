import type { DocumentHeading, DocumentTable, Layout, Span, TablePlace } from './document.js';
import type { Limits } from './limits.js';
import type { DocumentNote } from './notes.js';
import { DocumentRefused } from './refusal.js';

/** A cell of a table; the same object in several places is a merged cell. */
export interface Cell {
  text: string;
}

/** Collects paragraphs, headings and tables into one text with spans. */
export class LayoutBuilder {
  private readonly parts: string[] = [];
  private length = 0;
  private cells = 0;
  private readonly tables: DocumentTable[] = [];
  private readonly headings: DocumentHeading[] = [];
  private readonly notes: DocumentNote[] = [];

  constructor(private readonly limits: Pick<Limits, 'maxTextLength' | 'maxCells'>) {}

  /** A paragraph on a line of its own; one without text is passed over. */
  paragraph(text: string, headingLevel?: number | null): void {
    const clean = cleanText(text);
    if (clean === '') return;
    const span = this.add(clean);
    this.add('\n');
    if (headingLevel) this.headings.push({ ...span, level: headingLevel });
  }

  /** Rows as lines, cells parted by tabs; a merged cell is written once, where it begins. */
  table(rows: readonly (readonly Cell[])[], place?: TablePlace): void {
    const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
    const spans = new Map<Cell, Span>();
    const filled = rows.flatMap((row, at) => (row.some((cell) => cell.text.trim() !== '') ? [at] : []));
    if (filled.length === 0 || width === 0) return;
    this.cells += filled.length * width;
    if (this.cells > this.limits.maxCells) throw tooManyCells(this.limits.maxCells);
    const cells = filled.map((at) => this.row(rows[at] ?? [], width, spans));
    const numbers = filled.map((at) => place?.rows[at] ?? at + 1);
    this.tables.push({ rows: cells, place: { sheet: place?.sheet ?? null, column: place?.column ?? 1, rows: numbers } });
  }

  note(note: DocumentNote): void {
    if (!this.notes.some(({ text }) => text === note.text)) this.notes.push(note);
  }

  layout(): Layout {
    return { text: this.parts.join(''), tables: this.tables, headings: this.headings, notes: this.notes };
  }

  private row(row: readonly Cell[], width: number, spans: Map<Cell, Span>): Span[] {
    const cells: Span[] = [];
    for (let column = 0; column < width; column++) {
      if (column > 0) this.add('\t');
      const cell = row[column];
      const known = cell && spans.get(cell);
      const span = known ?? this.add(cell ? cleanText(cell.text) : '');
      if (cell && !known) spans.set(cell, span);
      cells.push(span);
    }
    this.add('\n');
    return cells;
  }

  private add(text: string): Span {
    const start = this.length;
    this.parts.push(text);
    this.length += text.length;
    if (this.length > this.limits.maxTextLength) throw textTooLong(this.limits.maxTextLength);
    return { start, end: this.length };
  }
}

export function textTooLong(limit: number): DocumentRefused {
  return new DocumentRefused(
    'file.too-large',
    `The text is longer than the ${limit.toLocaleString('en')} characters that are read. Upload the plan alone, without its annexes.`,
  );
}

function tooManyCells(limit: number): DocumentRefused {
  return new DocumentRefused(
    'file.too-complex',
    `The tables have more than the ${limit.toLocaleString('en')} cells that are read. Upload the plan alone, without its annexes, or in parts.`,
  );
}

/** Without what no database stores (NUL, halves of characters) and what only lays out a page. */
function cleanText(text: string): string {
  return storable(text)
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2002-\u200a]/g, ' ')
    .trim();
}

/** PostgreSQL takes neither NUL in text nor lone surrogates in JSON. */
export function storable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[\0-\x08\x0e-\x1f]/g, '');
}
