import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
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
import { chineseDate, civilDateOf } from '#work-calendar';
import { OFFICIAL_PAPER } from '#documents';
import { type CircularTable, comparisonTable, overallTable, rankingTable, redTable } from './circular-tables.js';
import type { CircularView } from './circular-view.js';
import { titleLines } from './title/title-lines.js';

/** Half points: 三号, 二号, and 五号 in tables. */
const BODY = 32;
const TITLE = 44;
/** So many characters of that size fit between the margins of 156 mm. */
const TITLE_CHARACTERS = 20;
const SMALL = 21;
/** 28 points between lines, and two characters before a paragraph, in twips. */
const LINE = { line: 560, lineRule: 'exact' } as const;
const TWO_CHARACTERS = 640;

type Block = Paragraph | Table;

/** A circular as a Word document on A4, laid out as an official document; one that is not issued is marked 草稿 on every page. */
export function circularDocx(circular: CircularView): Promise<Buffer> {
  const { text } = circular;
  const document = new Document({
    title: text.title,
    creator: circular.issuedByName ?? circular.draftedByName,
    styles: { default: { document: { run: { font: OFFICIAL_PAPER.body, size: BODY } } } },
    sections: [
      {
        properties: { page: OFFICIAL_PAPER.page },
        headers: circular.state === 'issued' ? {} : { default: draftMark(circular) },
        footers: { default: pageNumber() },
        children: [...heading(circular), ...sections(circular), ...closing(circular)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function draftMark({ state }: CircularView): Header {
  const mark = state === 'draft' ? '草稿' : '草稿（已撤销）';
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ text: mark, font: OFFICIAL_PAPER.heading, size: 28, color: 'C00000' })],
      }),
    ],
  });
}

function pageNumber(): Footer {
  const run = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28 });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

function heading({ text, number }: CircularView): Block[] {
  const title = titleLines(text.title, TITLE_CHARACTERS).map(
    (line, index) => new TextRun({ text: line, font: OFFICIAL_PAPER.title, size: TITLE, ...(index === 0 ? {} : { break: 1 }) }),
  );
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: title }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 360 },
      children: [new TextRun({ text: number ?? '（未编号）' })],
    }),
    ...lines(text.addressees, 0),
    ...lines(text.opening),
  ];
}

/** Parts that say nothing are left out, and the others numbered through. */
function sections({ text, figures }: CircularView): Block[] {
  const parts: [string, Block[]][] = [
    ['总体情况', [...lines(figures.headline), tableOf(overallTable(figures))]],
    ['环比情况', [...lines(figures.comparison), ...(figures.before === null ? [] : [tableOf(comparisonTable(figures))])]],
    ['考核排名', figures.ranking.length === 0 ? [] : withNote(rankingTable(figures))],
    ['红灯事项', figures.redList.length === 0 ? lines('没有红灯事项。') : withNote(redTable(figures))],
    ['表扬和批评', [...lines(text.praised), ...lines(text.criticised)]],
    ['工作要求', lines(text.demands)],
  ];
  return parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([name, blocks], index) => [sectionHeading(`${'一二三四五六'.charAt(index)}、${name}`), ...blocks]);
}

function sectionHeading(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { ...LINE, before: 160 },
    indent: { firstLine: TWO_CHARACTERS },
    children: [new TextRun({ text, font: OFFICIAL_PAPER.heading })],
  });
}

function withNote(table: CircularTable): Block[] {
  return [tableOf(table), ...(table.note === null ? [] : lines(table.note))];
}

/** Each line of the text is a paragraph; nothing is none. */
function lines(text: string, firstLine = TWO_CHARACTERS): Paragraph[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => new Paragraph({ spacing: LINE, indent: { firstLine }, children: [new TextRun({ text: line })] }));
}

function closing({ text, issuedAt }: CircularView): Block[] {
  const signed = (line: string): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: LINE,
      indent: { right: TWO_CHARACTERS },
      children: [new TextRun({ text: line })],
    });
  const date = issuedAt === null ? '　　年　月　日' : chineseDate(civilDateOf(issuedAt));
  return [
    ...lines(text.closing),
    new Paragraph({ spacing: LINE, children: [] }),
    ...(text.signature.trim() === '' ? [] : [signed(text.signature)]),
    signed(date),
  ];
}

function tableOf({ columns, rows }: CircularTable): Table {
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
