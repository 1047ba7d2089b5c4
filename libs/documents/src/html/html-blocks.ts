import { NOTES } from '../document/notes.js';
import type { Cell, LayoutBuilder } from '../document/layout-builder.js';
import {
  attribute,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isSilent,
  isStruckOut,
  plainText,
  textValue,
} from './html-tree.js';

const INLINE = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i img ins kbd label mark q s small span strike strong sub sup time tt u var wbr o:p'.split(
    ' ',
  ),
);
const WIDEST = 100;

/** Turns the elements of a page into paragraphs, headings and tables. */
export class HtmlBlocks {
  /** Inline text gathered since the last block. */
  private line = '';
  private ordinal = '';

  constructor(private readonly builder: LayoutBuilder) {}

  read(element: HtmlElement): void {
    this.children(element);
    this.flush();
    if (holdsStruckOut(element)) this.builder.note(NOTES.struckOut());
  }

  private children(element: HtmlElement): void {
    for (const node of element.childNodes) this.node(node);
  }

  private node(node: HtmlNode): void {
    if (!isElement(node)) this.line += textValue(node);
    else if (isSilent(node)) return;
    else if (node.tagName === 'br') this.flush();
    else if (INLINE.has(node.tagName) && !hasBlocks(node)) this.line += inlineText(node);
    else this.block(node);
  }

  private block(element: HtmlElement): void {
    this.flush();
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (level) this.builder.paragraph(collapse(inlineText(element)), Number(level));
    else if (element.tagName === 'table') this.table(element);
    else if (element.tagName === 'ol') this.orderedList(element);
    else if (!isListOfLinks(element)) this.children(element);
    this.flush();
  }

  private flush(): void {
    const text = collapse(this.line);
    this.line = '';
    if (text === '') return;
    this.builder.paragraph(this.ordinal + text);
    this.ordinal = '';
  }

  private orderedList(list: HtmlElement): void {
    let number = Number(attribute(list, 'start') ?? 1) || 1;
    for (const item of list.childNodes.filter(isElement)) {
      if (item.tagName === 'li') this.ordinal = `${number++}.`;
      this.children(item);
      this.flush();
    }
    this.ordinal = '';
  }

  private table(table: HtmlElement): void {
    const rows = rowsOf(table);
    const cells = gridOf(rows);
    const isLayout = cells.every((row) => new Set(row).size <= 1) || rows.some((row) => cellsOf(row).some(holdsTable));
    if (isLayout) for (const cell of rows.flatMap(cellsOf)) this.block(cell);
    else this.builder.table(cells);
  }
}

function rowsOf(table: HtmlElement): HtmlElement[] {
  return table.childNodes
    .filter(isElement)
    .flatMap((one) => (one.tagName === 'tr' ? [one] : ['tbody', 'thead', 'tfoot'].includes(one.tagName) ? rowsOf(one) : []));
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

function holdsTable(element: HtmlElement): boolean {
  return element.childNodes.some((node) => isElement(node) && (node.tagName === 'table' || holdsTable(node)));
}

/** Cells by row and column; one that spans several stands in each. */
function gridOf(rows: readonly HtmlElement[]): Cell[][] {
  const grid: Cell[][] = rows.map(() => []);
  rows.forEach((row, at) => {
    const line = grid[at] ?? [];
    let column = 0;
    for (const element of cellsOf(row)) {
      while (line[column]) column++;
      const cell: Cell = { text: collapse(cellText(element)) };
      const [width, height] = [spanOf(element, 'colspan'), spanOf(element, 'rowspan')];
      for (let down = 0; down < height && at + down < rows.length; down++)
        for (let right = 0; right < width; right++) (grid[at + down] ?? [])[column + right] ??= cell;
    }
  });
  return grid.map((row) => Array.from(row, (cell) => cell ?? { text: '' }));
}

function spanOf(cell: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const span = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, WIDEST) : 1;
}

function hasBlocks(element: HtmlElement): boolean {
  return element.childNodes.some(
    (node) => isElement(node) && (node.tagName === 'br' || !INLINE.has(node.tagName) || hasBlocks(node)),
  );
}

const LINE = '\u2028';

function cellText(element: HtmlElement): string {
  return element.childNodes
    .map((node) => {
      if (!isElement(node)) return textValue(node);
      if (isSilent(node)) return '';
      if (node.tagName === 'br') return LINE;
      return INLINE.has(node.tagName) ? cellText(node) : `${LINE}${cellText(node)}${LINE}`;
    })
    .join('');
}

function inlineText(element: HtmlElement): string {
  return cellText(element).replaceAll(LINE, ' ');
}

/** White space as a browser shows it; between Chinese characters a line end of the source shows nothing. */
function collapse(text: string): string {
  return text
    .replace(/[ \t\r\n\f]+/g, (blanks) => (/[\r\n]/.test(blanks) ? '\n' : ' '))
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])/g, '')
    .replaceAll('\n', ' ')
    .replace(/ ?\u2028[ \u2028]*/g, '\n')
    .trim();
}

function holdsStruckOut(element: HtmlElement): boolean {
  return element.childNodes
    .filter(isElement)
    .some((one) => (isStruckOut(one) ? one.childNodes.some((node) => plainText(node).trim() !== '') : holdsStruckOut(one)));
}

/** "上一篇", "分享到", related articles: short text, nearly all of it links. */
function isListOfLinks(element: HtmlElement): boolean {
  const links = linkLength(element);
  return links > 0 && links > 0.6 * plainText(element).trim().length;
}

function linkLength(element: HtmlElement): number {
  return element.childNodes
    .filter(isElement)
    .reduce((sum, one) => sum + (one.tagName === 'a' ? plainText(one).trim().length : linkLength(one)), 0);
}
