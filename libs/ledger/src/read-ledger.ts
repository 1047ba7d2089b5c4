import { columnLetters, OfficePackage, readWorkbook, type Sheet, type SheetCell } from '#documents';
import type { KeptColumnKey, LedgerColumnKey } from './columns.js';
import { parseCsv } from './csv.js';
import { HIDDEN_FORMAT, HIDDEN_SHEET, REMEMBERED, type RememberedKey } from './hidden-sheet.js';
import { findHeader, type Header, type HeaderKey } from './find-header.js';
import { asLedgerRefusal, ledgerRefused } from './refusal.js';

/** A cell of a ledger that came back. */
export interface LedgerCell extends SheetCell {
  /** As spreadsheets name it: F12. */
  address: string;
}

export interface FilledRow {
  /** Of the sheet, from 1. */
  row: number;
  ref: string | null;
  cells: Partial<Record<LedgerColumnKey | KeptColumnKey, LedgerCell>>;
  /** What stood here when the ledger was written; null when the file doesn't tell. */
  written: Readonly<Record<RememberedKey, string>> | null;
}

export interface FilledLedger {
  origin: string | null;
  rows: FilledRow[];
}

/**
 * Reads a ledger that was filled in by hand, from .xlsx or .csv: rows may be sorted, columns moved, cells unmerged.
 * @throws DocumentRefused with a code of {@link LEDGER_REFUSAL_CODES}
 */
export async function readLedger(bytes: Uint8Array): Promise<FilledLedger> {
  const sheets = isZip(bytes) ? await sheetsOf(bytes) : [sheetOfCsv(bytes)];
  const memory = readMemory(sheets.find(({ name }) => name === HIDDEN_SHEET));
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden)) {
    const header = findHeader(sheet.rows);
    if (header) return { origin: memory.origin, rows: settleRefs(filledRows(sheet, header), memory.written) };
  }
  throw ledgerRefused('ledger.no-header');
}

/** Rows that are read; a ledger has some hundreds. */
const MOST_ROWS = 20_000;
/** Cells that merged ones cover. */
const MOST_MERGED = 100_000;

/** A ledger of ten thousand rows has some megabytes when it is inflated. */
const LIMITS = { maxEntries: 5000, maxExpandedBytes: 32 * 1024 * 1024, maxRatio: Infinity };

async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  try {
    return (await readWorkbook(await OfficePackage.open(bytes, LIMITS))).sheets;
  } catch (error) {
    throw asLedgerRefusal(error);
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

type Written = Readonly<Record<RememberedKey, string>>;

function readMemory(sheet: Sheet | undefined): { origin: string | null; written: Map<string, Written> } {
  const written = new Map<string, Written>();
  const textAt = (row: number, column: number): string => sheet?.rows.get(row)?.get(column)?.text ?? '';
  if (!sheet || textAt(1, 1) !== HIDDEN_FORMAT) return { origin: null, written };
  for (const row of sheet.rows.keys()) {
    if (row === 1) continue;
    const texts = REMEMBERED.map((key, index) => [key, textAt(row, index + 2)] as const);
    written.set(textAt(row, 1), Object.fromEntries(texts) as Record<RememberedKey, string>);
  }
  return { origin: textAt(1, 2) || null, written };
}

function filledRows({ rows, merges }: Sheet, { row: headerRow, columns }: Header): FilledRow[] {
  const masters = mastersOf(rows, merges);
  const cellAt = (line: number, column: number): LedgerCell | null => {
    const row = masters.get(`${column}:${line}`) ?? line;
    const cell = rows.get(row)?.get(column);
    return cell ? { ...cell, address: `${columnLetters(column)}${row}` } : null;
  };
  return [...rows.keys()]
    .filter((line) => line > headerRow)
    .sort((one, other) => one - other)
    .map((line) => filledRow(line, columns, cellAt))
    .filter(isTask);
}

/** Merged downwards, a value holds for each row; merged across, it is a heading. Rows with nothing in them are not looked at: a merge may cover a million. */
function mastersOf(rows: Sheet['rows'], merges: Sheet['merges']): Map<string, number> {
  const masters = new Map<string, number>();
  const lines = [...rows.keys()].sort((one, other) => one - other);
  for (const { top, left, bottom, right } of merges) {
    if (left !== right) continue;
    for (let at = firstAfter(lines, top); at < lines.length && (lines[at] ?? 0) <= bottom; at += 1)
      masters.set(`${left}:${lines[at]}`, top);
    if (masters.size > MOST_MERGED) throw ledgerRefused('file.too-complex');
  }
  return masters;
}

/** Where the first number above this one stands. */
function firstAfter(sorted: readonly number[], number: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}

function filledRow(
  line: number,
  columns: ReadonlyMap<HeaderKey, number>,
  cellAt: (line: number, column: number) => LedgerCell | null,
): FilledRow {
  const cells: FilledRow['cells'] = {};
  let ref: string | null = null;
  for (const [key, column] of columns) {
    const cell = cellAt(line, column);
    if (key === 'ref') ref = cell?.text ?? null;
    else cells[key] = cell ?? { text: '', date: null, address: `${columnLetters(column)}${line}` };
  }
  return { row: line, ref, cells, written: null };
}

/** A banner, a sum or a signature at the end is none. */
function isTask({ ref, cells }: FilledRow): boolean {
  if (ref !== null) return true;
  return (['task', 'lead', 'cooperating', 'leader', 'responsibleLeader', 'due'] as const).some(
    (key) => (cells[key]?.text ?? '') !== '',
  );
}

/**
 * Gives each row what stood there when it was written. Somebody may have sorted the visible columns alone: then the
 * text of a row is that of another one, and the row is that other one's.
 */
function settleRefs(rows: FilledRow[], written: ReadonlyMap<string, Written>): FilledRow[] {
  const byTask = new Map<string, string[]>();
  for (const [ref, { task }] of written) byTask.set(task, [...(byTask.get(task) ?? []), ref]);
  return rows.map((row) => {
    const task = row.cells.task?.text ?? '';
    const own = row.ref === null ? undefined : written.get(row.ref);
    const others = byTask.get(task) ?? [];
    const [other] = others;
    const ref = own?.task !== task && other !== undefined && others.length === 1 ? other : row.ref;
    return { ...row, ref, written: (ref === null ? undefined : written.get(ref)) ?? null };
  });
}

function sheetOfCsv(bytes: Uint8Array): Sheet {
  const rows = new Map<number, Map<number, SheetCell>>();
  parseCsv(decode(bytes)).forEach((texts, index) => {
    const cells = new Map<number, SheetCell>();
    texts.forEach((text, column) => {
      if (text.trim() !== '') cells.set(column + 1, { text: text.trim(), date: null });
    });
    if (cells.size > 0) rows.set(index + 1, cells);
    if (rows.size > MOST_ROWS) throw ledgerRefused('file.too-complex');
  });
  return { name: '', isHidden: false, rows, merges: [] };
}

/** Excel saves CSV in the code page of the machine, which is GB 18030 in China. */
function decode(bytes: Uint8Array): string {
  if (bytes.subarray(0, 8192).includes(0)) throw ledgerRefused('file.unknown-format');
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one, then.
    }
  }
  throw ledgerRefused('file.encoding');
}
