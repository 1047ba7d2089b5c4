import type { Cell, LayoutBuilder } from '../document/layout-builder.js';
import { child, elements, type XmlElement } from '../xml/parse-xml.js';
import type { Numbering } from './numbering.js';
import type { Styles } from './styles.js';
import { RunText } from './run-text.js';
import { NOTES } from '../document/notes.js';

interface Paragraph {
  text: string;
  level: number | null;
}

/** Elements that only wrap blocks. */
const WRAPPERS = new Set(
  'sdt sdtContent customXml ins moveTo smartTag body txbxContent sect sub-section annotation content pBdrGroup'.split(' '),
);

/** Walks the blocks of a Word document: paragraphs and tables, in the order in which they are read. */
export class WordBody {
  /** Text of a paragraph whose mark was deleted: it goes on in the next one. */
  private unfinished = '';

  constructor(
    private readonly builder: LayoutBuilder,
    private readonly styles: Styles,
    private readonly numbering: Numbering,
  ) {}

  read(body: XmlElement): void {
    for (const block of elements(body)) {
      if (block.name === 'p') this.paragraphs(block).forEach(({ text, level }) => this.builder.paragraph(text, level));
      else if (block.name === 'tbl') this.table(block);
      else if (isContentsTable(block)) this.builder.note(NOTES.contents());
      else if (WRAPPERS.has(block.name)) this.read(block);
    }
  }

  /** A paragraph, followed by those of the text boxes anchored in it. */
  private paragraphs(element: XmlElement): Paragraph[] {
    const properties = child(element, 'pPr');
    if (this.styles.isContents(properties)) {
      this.builder.note(NOTES.contents());
      return [];
    }
    const run = new RunText();
    run.read(element);
    if (run.hasStruckOut) this.builder.note(NOTES.struckOut());
    const boxes = run.boxes.flatMap((box) => this.cellParagraphs(box));
    const own = this.unfinished + run.text;
    this.unfinished = isMarkDeleted(properties) ? own : '';
    if (own.trim() === '' || this.unfinished !== '') return boxes;
    return [{ text: this.ordinal(properties) + own.trim(), level: this.styles.headingLevel(properties) }, ...boxes];
  }

  private ordinal(properties: XmlElement | undefined): string {
    // Word 2003 writes the ordinal that it shows beside the list.
    const shown = child(properties, 'listPr', 't')?.attributes['val'];
    if (shown !== undefined) return /^[\p{L}\p{N}(（①-⑳]/u.test(shown) ? shown : '';
    const place = this.styles.listPlace(properties);
    return place ? this.numbering.next(place) : '';
  }

  private table(table: XmlElement): void {
    const rows = this.rows(table);
    // A table of one column only draws a frame around text.
    if (rows.every((row) => row.length <= 1)) for (const row of rows) for (const cell of row) this.builder.paragraph(cell.text);
    else this.builder.table(rows);
  }

  private rows(table: XmlElement): Cell[][] {
    const rows: Cell[][] = [];
    for (const row of rowsOf(table)) {
      const above = rows.at(-1);
      const skipped = Number(child(row, 'trPr', 'gridBefore')?.attributes['val'] ?? 0);
      const cells: Cell[] = Array.from({ length: bounded(skipped) }, () => ({ text: '' }));
      for (const element of cellsOf(row)) {
        const properties = child(element, 'tcPr');
        const merge = child(properties, 'vMerge') ?? child(properties, 'vmerge');
        const goesOn = merge !== undefined && merge.attributes['val'] !== 'restart';
        const cell: Cell = (goesOn ? above?.[cells.length] : undefined) ?? { text: this.cellText(element) };
        const width = bounded(Number(child(properties, 'gridSpan')?.attributes['val'] ?? 1));
        for (let column = 0; column < Math.max(1, width); column++) cells.push(cell);
      }
      if (!isDeletedRow(row)) rows.push(cells);
    }
    return rows;
  }

  private cellText(cell: XmlElement): string {
    return this.cellParagraphs(cell)
      .map(({ text }) => text)
      .join('\n');
  }

  private cellParagraphs(cell: XmlElement): Paragraph[] {
    return elements(cell).flatMap((block) => {
      if (block.name === 'p') return this.paragraphs(block);
      if (block.name === 'tbl')
        return this.rows(block).map((row) => ({ text: [...new Set(row)].map((one) => one.text).join(' '), level: null }));
      return WRAPPERS.has(block.name) ? this.cellParagraphs(block) : [];
    });
  }
}

const WIDEST = 200;

function bounded(count: number): number {
  return Number.isFinite(count) ? Math.min(WIDEST, Math.max(0, Math.trunc(count))) : 0;
}

function rowsOf(table: XmlElement): XmlElement[] {
  return elements(table).flatMap((one) => (one.name === 'tr' ? [one] : WRAPPERS.has(one.name) ? rowsOf(one) : []));
}

function cellsOf(row: XmlElement): XmlElement[] {
  return elements(row).flatMap((one) => (one.name === 'tc' ? [one] : WRAPPERS.has(one.name) ? cellsOf(one) : []));
}

function isDeletedRow(row: XmlElement): boolean {
  return child(row, 'trPr', 'del') !== undefined;
}

function isMarkDeleted(properties: XmlElement | undefined): boolean {
  return child(properties, 'rPr', 'del') !== undefined;
}

function isContentsTable(block: XmlElement): boolean {
  const gallery = child(block, 'sdtPr', 'docPartObj', 'docPartGallery');
  return block.name === 'sdt' && gallery?.attributes['val'] === 'Table of Contents';
}
