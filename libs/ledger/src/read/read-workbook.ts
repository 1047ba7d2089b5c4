import type { Sheet } from './cell.js';
import { builtInDateShown, type DateShown, dateShown } from './number-format.js';
import { OfficePackage } from './office-package.js';
import { readSheet, type SheetContext } from './read-sheet.js';
import { LedgerRefused } from './refusal.js';
import { shownText } from './shown-text.js';
import { walkXml } from './walk-xml.js';

interface SheetEntry {
  name: string;
  isHidden: boolean;
  relation: string;
}

const WORKBOOK = 'xl/workbook.xml';
const MOST_SHEETS = 50;

/**
 * The sheets of an .xlsx workbook in their order. Pictures, charts, comments and rules are not even opened.
 * @throws LedgerRefused
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = await OfficePackage.open(bytes);
  const workbook = await parts.read(WORKBOOK);
  if (workbook === null) throw new LedgerRefused('file.unknown-format');
  const { entries, from1904 } = sheetEntries(workbook);
  const targets = relationTargets((await parts.read('xl/_rels/workbook.xml.rels')) ?? '<none/>');
  const context: SheetContext = {
    strings: sharedStrings((await parts.read('xl/sharedStrings.xml')) ?? '<none/>'),
    dates: datesOfStyles((await parts.read('xl/styles.xml')) ?? '<none/>'),
    from1904,
  };
  const sheets: Sheet[] = [];
  for (const { name, isHidden, relation } of entries.slice(0, MOST_SHEETS)) {
    const xml = await parts.read(pathOf(targets.get(relation) ?? ''));
    if (xml !== null) sheets.push({ name, isHidden, ...readSheet(xml, context) });
  }
  return sheets;
}

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

/** Texts that cells share; one in several looks (rich text) is put together. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let inText = false;
  let spoken = false;
  walkXml(xml, {
    open(name) {
      if (name === 'si') strings.push('');
      if (name === 'rPh') spoken = true;
      if (name === 't') inText = !spoken;
    },
    text(text) {
      if (inText) strings[strings.length - 1] += text;
    },
    close(name) {
      if (name === 'rPh') spoken = false;
      if (name === 't') inText = false;
    },
  });
  // Once for each text, not for each cell: thousands may share a long one.
  return strings.map(shownText);
}

/** What the number format of each style shows of a date. */
function datesOfStyles(xml: string): DateShown[] {
  const formats = new Map<number, string>();
  const dates: DateShown[] = [];
  let inCellStyles = false;
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCellStyles = true;
      if (name !== 'xf' || !inCellStyles) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      const format = formats.get(id);
      dates.push(format === undefined ? builtInDateShown(id) : dateShown(format));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return dates;
}
