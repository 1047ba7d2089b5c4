import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  type Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
} from 'docx';
import { OFFICIAL_PAPER } from '#documents';
import type { PaperTable } from './table.js';
import { titleLines } from './title/title-lines.js';

/** Half points: 三号, 二号, and 五号 in tables. */
const BODY = 32;
const TITLE = 44;
/** So many characters of that size fit between the margins of 156 mm. */
const TITLE_CHARACTERS = 20;
const SMALL = 21;
/** 28 points between lines, and two characters before a paragraph, in twips. */
export const LINE = { line: 560, lineRule: 'exact' } as const;
export const TWO_CHARACTERS = 640;

export type Block = Paragraph | Table;

/** Blocks as a Word document on A4, laid out as an official document. */
export function documentOf(
  { title, creator, header }: { title: string; creator: string; header?: Header },
  children: readonly Block[],
): Promise<Buffer> {
  const document = new Document({
    title,
    creator,
    styles: { default: { document: { run: { font: OFFICIAL_PAPER.body, size: BODY } } } },
    sections: [
      {
        properties: { page: OFFICIAL_PAPER.page },
        headers: header ? { default: header } : {},
        footers: { default: pageNumber() },
        children: [...children],
      },
    ],
  });
  return Packer.toBuffer(document);
}

/** The title, broken where it may be, and the line below it. */
export function titleOf(title: string, below: string): Paragraph[] {
  const runs = titleLines(title, TITLE_CHARACTERS).map(
    (line, index) => new TextRun({ text: line, font: OFFICIAL_PAPER.title, size: TITLE, ...(index === 0 ? {} : { break: 1 }) }),
  );
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: runs }),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 360 }, children: [new TextRun({ text: below })] }),
  ];
}

/** Parts with a number and a name; those that have nothing are left out. */
export function numbered(parts: readonly (readonly [name: string, blocks: Block[]])[]): Block[] {
  return parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([name, blocks], index) => [sectionHeading(`${'一二三四五六'.charAt(index)}、${name}`), ...blocks]);
}

function pageNumber(): Footer {
  const run = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28 });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

function sectionHeading(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { ...LINE, before: 160 },
    indent: { firstLine: TWO_CHARACTERS },
    children: [new TextRun({ text, font: OFFICIAL_PAPER.heading })],
  });
}

/** A table, and what stands below it. */
export function withNote(table: PaperTable): Block[] {
  return [tableOf(table), ...(table.note === null ? [] : lines(table.note))];
}

/** Each line of the text is a paragraph; nothing is none. */
export function lines(text: string, firstLine = TWO_CHARACTERS): Paragraph[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => new Paragraph({ spacing: LINE, indent: { firstLine }, children: [new TextRun({ text: line })] }));
}

/** A table between the margins. */
export function tableOf({ columns, rows }: PaperTable): Table {
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }) => cell(title, 'center', true)),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    columnWidths: columns.map(({ millimetres }) => Math.round(convertMillimetersToTwip(millimetres))),
    margins: { left: 60, right: 60, top: 40, bottom: 40 },
    rows: [
      header,
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((value, index) => cell(String(value), columns[index]?.align ?? 'center')),
          }),
      ),
    ],
  });
}

function cell(text: string, alignment: 'center' | 'left', isTitle = false): TableCell {
  const run = new TextRun({ text, size: SMALL, ...(isTitle ? { font: OFFICIAL_PAPER.heading } : {}) });
  return new TableCell({
    verticalAlign: VerticalAlignTable.CENTER,
    ...(isTitle ? { shading: { fill: 'E3E9F1' } } : {}),
    // Without the space that Word puts between digits and Chinese, a date fits on its line.
    children: [new Paragraph({ alignment, autoSpaceEastAsianText: false, children: text === '' ? [] : [run] })],
  });
}
