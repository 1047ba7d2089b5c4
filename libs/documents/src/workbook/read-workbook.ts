import type { Sheet } from './cell.js';
import { builtInDateShown, dateShown } from './date-format.js';
import { DocumentRefused } from '../document/refusal.js';
import { walkXml } from '../xml/walk-xml.js';
import type { OfficePackage } from '../zip/office-package.js';
import { type CellStyle, readSheet } from './read-sheet.js';
import { shownText } from './shown-text.js';

interface SheetEntry {
  name: string;
  isHidden: boolean;
  relation: string;
}

const WORKBOOK = 'xl/workbook.xml';
const MOST_SHEETS = 50;

/** A workbook with its sheets in their order. */
export interface Workbook {
  sheets: Sheet[];
  /** Some text was struck out (删除线) and is left out. */
  hasStruckOut: boolean;
}

/**
 * Reads an .xlsx workbook. Pictures, charts, comments and rules are not even opened.
 * @throws DocumentRefused
 */
export async function readWorkbook(parts: OfficePackage): Promise<Workbook> {
  const workbook = await parts.text(WORKBOOK);
  if (workbook === null) throw new DocumentRefused('file.unknown-format');
  const { entries, from1904 } = sheetEntries(workbook);
  const targets = relationTargets((await parts.text('xl/_rels/workbook.xml.rels')) ?? NOTHING);
  const shared = sharedStrings((await parts.text('xl/sharedStrings.xml')) ?? NOTHING);
  const styles = cellStyles((await parts.text('xl/styles.xml')) ?? NOTHING);
  const sheets: Sheet[] = [];
  for (const { name, isHidden, relation } of entries.slice(0, MOST_SHEETS)) {
    const xml = await parts.text(pathOf(targets.get(relation) ?? ''));
    if (xml !== null) sheets.push({ name, isHidden, ...readSheet(xml, { strings: shared.strings, styles, from1904 }) });
  }
  return { sheets, hasStruckOut: shared.hasStruckOut || styles.some(({ isStruckOut }) => isStruckOut) };
}

const NOTHING = '<none/>';

/** Targets are given relative to xl/, or from the root. */
function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function sheetEntries(xml: string): { entries: SheetEntry[]; from1904: boolean } {
  const entries: SheetEntry[] = [];
  let from1904 = false;
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? '';
      const isHidden = /hidden/i.test(attributes['state'] ?? '');
      entries.push({ name: attributes['name'] ?? '', isHidden, relation });
    },
  });
  return { entries, from1904 };
}

function relationTargets(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  walkXml(xml, {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target);
    },
  });
  return targets;
}

/** Texts that cells share; one in several looks (rich text) is put together, without what is struck out. */
function sharedStrings(xml: string): { strings: string[]; hasStruckOut: boolean } {
  const strings: string[] = [];
  let inText = false;
  let spoken = false;
  let isStruckOut = false;
  let hasStruckOut = false;
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'si') strings.push('');
      if (name === 'rPh') spoken = true;
      if (name === 'r') isStruckOut = false;
      if (name === 'strike') isStruckOut = isOn(attributes);
      if (name === 't') inText = !spoken;
    },
    text(text) {
      if (inText && isStruckOut) hasStruckOut = true;
      else if (inText) strings[strings.length - 1] += text;
    },
    close(name) {
      if (name === 'rPh') spoken = false;
      if (name === 't') inText = false;
      if (name === 'r') isStruckOut = false;
    },
  });
  // Once for each text, not for each cell: thousands may share a long one.
  return { strings: strings.map(shownText), hasStruckOut };
}

function isOn({ val }: Readonly<Record<string, string>>): boolean {
  return val === undefined || !/^(?:0|false)$/i.test(val);
}

/** What each style of a cell says of numbers and of its letters. */
function cellStyles(xml: string): CellStyle[] {
  const formats = new Map<number, string>();
  const struckFonts: boolean[] = [];
  const styles: CellStyle[] = [];
  let within = '';
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'fonts' || name === 'cellXfs' || name === 'dxfs') within = name;
      if (name === 'numFmt' && within !== 'dxfs') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'font' && within === 'fonts') struckFonts.push(false);
      if (name === 'strike' && within === 'fonts') struckFonts[struckFonts.length - 1] = isOn(attributes);
      if (name === 'xf' && within === 'cellXfs') styles.push(styleOf(attributes, formats, struckFonts));
    },
    close(name) {
      if (name === within) within = '';
    },
  });
  return styles;
}

function styleOf(
  attributes: Readonly<Record<string, string>>,
  formats: ReadonlyMap<number, string>,
  struckFonts: readonly boolean[],
): CellStyle {
  const id = Number(attributes['numFmtId'] ?? 0);
  const own = formats.get(id);
  return {
    date: own === undefined ? builtInDateShown(id) : dateShown(own),
    format: own ?? BUILT_IN_NUMBERS[id] ?? '',
    isStruckOut: struckFonts[Number(attributes['fontId'] ?? 0)] ?? false,
  };
}

/** The formats of numbers that have a number instead of a text (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_NUMBERS: Readonly<Record<number, string>> = { 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%' };
