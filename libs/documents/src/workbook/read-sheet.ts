import type { Merge, SheetCell } from './cell.js';
import { parseAddress, parseMerge } from './cell.js';
import { type DateShown, dayOfSerial } from './date-format.js';
import { numberText } from './number-text.js';
import { DocumentRefused } from '../document/refusal.js';
import { shownText } from './shown-text.js';
import { walkXml } from '../xml/walk-xml.js';

/** What the cells of a sheet point to. */
export interface SheetParts {
  strings: readonly string[];
  /** By the number of a cell's style. */
  styles: readonly CellStyle[];
  from1904: boolean;
}

/** What the style of a cell makes of what it holds. */
export interface CellStyle {
  /** What its number format shows of a date. */
  date: DateShown;
  /** Its number format. */
  format: string;
  isStruckOut: boolean;
}

/** A ledger has some hundreds of rows and a dozen columns. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 200;
const MOST_MERGES = 50_000;

interface OpenCell {
  row: number;
  column: number;
  type: string;
  style: number;
  value: string;
}

/** Reads the cells of a sheet that hold something, a formula by the result that was saved with it. */
export function readSheet(xml: string, context: SheetParts): { rows: Map<number, Map<number, SheetCell>>; merges: Merge[] } {
  const rows = new Map<number, Map<number, SheetCell>>();
  const merges: Merge[] = [];
  let row = 0;
  let column = 0;
  let cell: OpenCell | null = null;
  let inValue = false;
  let spoken = false;
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        column = 0;
      } else if (name === 'c') {
        const place = parseAddress(attributes['r'] ?? '') ?? { row, column: column + 1 };
        column = place.column;
        cell = { ...place, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '' };
      } else if (name === 'v' || name === 't') inValue = !spoken;
      // How a word is pronounced is no part of it.
      else if (name === 'rPh') spoken = true;
      else if (name === 'mergeCell' && merges.length < MOST_MERGES) {
        const merge = parseMerge(attributes['ref'] ?? '');
        if (merge) merges.push(merge);
      }
    },
    text(text) {
      if (cell && inValue) cell.value += text;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      if (name === 'rPh') spoken = false;
      if (name !== 'c' || !cell) return;
      keep(rows, cell, context);
      cell = null;
    },
  });
  return { rows, merges };
}

function keep(rows: Map<number, Map<number, SheetCell>>, cell: OpenCell, context: SheetParts): void {
  const shown = cellOf(cell, context);
  if (shown.text === '' || cell.column > MOST_COLUMNS) return;
  let cells = rows.get(cell.row);
  if (!cells) {
    if (rows.size >= MOST_ROWS) throw new DocumentRefused('file.too-complex');
    rows.set(cell.row, (cells = new Map<number, SheetCell>()));
  }
  cells.set(cell.column, shown);
}

function cellOf({ type, style, value }: OpenCell, { strings, styles, from1904 }: SheetParts): SheetCell {
  const look = styles[style];
  if (look?.isStruckOut) return plain('');
  if (type === 's') return { text: strings[Number(value)] ?? '', date: null };
  if (type === 'e' || type === 'b') return plain('');
  if (type === 'd') return { text: value, date: /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? null };
  if (type !== 'n' || value === '') return plain(value);
  const shown = look?.date ?? null;
  const day = shown ? dayOfSerial(Number(value), from1904) : null;
  return day && shown ? dateCell(day, shown) : plain(numberText(Number(value), look?.format ?? ''));
}

function plain(text: string): SheetCell {
  return { text: shownText(text), date: null };
}

/** A month is held as its first day, and means until its last. Where no year is shown, the one inside is only that of the typing. */
function dateCell([year, month, day]: [number, number, number], shown: DateShown & string): SheetCell {
  if (shown === 'day-without-year') return plain(`${month}月${day}日`);
  if (shown === 'day') return { text: `${year}年${month}月${day}日`, date: isoOf(year, month, day) };
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { text: `${year}年${month}月`, date: isoOf(year, month, last) };
}

function isoOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
