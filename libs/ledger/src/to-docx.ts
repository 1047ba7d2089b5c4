import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  type ITableCellOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
} from 'docx';
import { OFFICIAL_PAPER } from '#documents';
import { cellTexts } from './columns.js';
import { type HeadingRun, layOut, type LedgerLine } from './layout.js';
import type { Ledger } from './ledger.js';
import { factsOf, type PlacedColumn, placeColumns } from './place-columns.js';

/** Half points, as Word counts them. */
const BODY = 21;
const MARGIN = convertMillimetersToTwip(10);

/** The ledger as a Word document: one table on A4 landscape, its header on every page. */
export async function toDocx(ledger: Ledger): Promise<Buffer> {
  const layout = layOut(ledger);
  const columns = placeColumns(ledger, layout.headingColumns);
  const blocks = blocksByCell(layout.runs);
  const table = new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    columnWidths: columns.map(({ millimetres }) => Math.round(convertMillimetersToTwip(millimetres))),
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    rows: [headerRow(columns), ...layout.lines.map((line, at) => lineRow(line, at, columns, blocks))],
  });
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    children: [new TextRun({ text: ledger.title, font: OFFICIAL_PAPER.heading, size: 36 })],
  });
  const facts = new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { after: 60 },
    children: [new TextRun({ text: factsOf(ledger, layout.common) })],
  });
  const document = new Document({
    title: ledger.title,
    creator: ledger.issuer ?? 'Duban',
    styles: { default: { document: { run: { font: OFFICIAL_PAPER.body, size: BODY } } } },
    sections: [{ properties: { page: PAGE }, footers: { default: pageFooter() }, children: [title, facts, table] }],
  });
  return Packer.toBuffer(document);
}

/** A4 in twips; the library turns it round for landscape. */
const PAGE = {
  size: {
    orientation: PageOrientation.LANDSCAPE,
    width: 11906,
    height: 16838,
  },
  margin: {
    left: MARGIN,
    right: MARGIN,
    top: convertMillimetersToTwip(14),
    bottom: convertMillimetersToTwip(15),
    footer: MARGIN,
  },
};

function pageFooter(): Footer {
  const children = ['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'];
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children, size: 18 })] })],
  });
}

function headerRow(columns: readonly PlacedColumn[]): TableRow {
  const headings = columns.filter(({ heading }) => heading !== null).length;
  const shown = columns.filter(({ heading }) => heading === null || heading === 0);
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: shown.map(({ column, heading }) =>
      cell(column.title, 'center', { isTitle: true, shading: { fill: 'E3E9F1' }, columnSpan: heading === 0 ? headings : 1 }),
    ),
  });
}

function lineRow(
  line: LedgerLine,
  at: number,
  columns: readonly PlacedColumn[],
  blocks: ReadonlyMap<string, HeadingRun>,
): TableRow {
  if (line.kind === 'banner') {
    const banner = cell(line.text, 'left', { isTitle: true, shading: { fill: 'F3F5F8' }, columnSpan: columns.length });
    return new TableRow({ cantSplit: true, keepNext: true, children: [banner] });
  }
  const texts = cellTexts(line.row, line.index);
  return new TableRow({
    cantSplit: true,
    children: columns.flatMap(({ column, heading }) => {
      if (heading === null) return [cell(texts[column.key], column.align)];
      const block = blocks.get(`${heading}:${at}`);
      return block && block.column === heading ? [headingCell(block, at)] : [];
    }),
  });
}

/** Which block a cell of the heading columns belongs to. */
function blocksByCell(runs: readonly HeadingRun[]): Map<string, HeadingRun> {
  const blocks = new Map<string, HeadingRun>();
  for (const run of runs)
    for (let at = run.from; at <= run.to; at += 1)
      for (let column = run.column; column <= run.toColumn; column += 1) blocks.set(`${column}:${at}`, run);
  return blocks;
}

function headingCell({ text, column, toColumn, from, to }: HeadingRun, at: number): TableCell {
  const verticalMerge = at === from ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE;
  return cell(at === from ? text : '', 'center', {
    columnSpan: toColumn - column + 1,
    ...(from === to ? {} : { verticalMerge }),
  });
}

/** Without the space that Word puts between digits and Chinese, a date fits on its line. */
const CENTRED = { alignment: AlignmentType.CENTER, autoSpaceEastAsianText: false };

function cell(
  text: string,
  align: 'center' | 'left',
  { isTitle, ...options }: Omit<ITableCellOptions, 'children'> & { isTitle?: boolean } = {},
): TableCell {
  const look = isTitle ? { font: OFFICIAL_PAPER.heading } : {};
  const lines = text.split('\n').map((line, index) => new TextRun({ text: line, ...look, ...(index > 0 ? { break: 1 } : {}) }));
  return new TableCell({
    verticalAlign: VerticalAlignTable.CENTER,
    ...options,
    children: [new Paragraph({ ...(align === 'center' ? CENTRED : {}), children: text === '' ? [] : lines })],
  });
}
