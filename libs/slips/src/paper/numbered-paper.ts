import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  HeightRule,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
} from 'docx';
import { OFFICIAL_PAPER } from '#documents';
import { chineseDate, civilDateOf } from '#work-calendar';

export const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A line of the table: what it is, and what it says. It is high enough for handwriting where `millimetres` asks for it. */
export interface PaperRow {
  label: string;
  text: string;
  millimetres?: number;
}

/** A numbered paper of the office: 督办单, 约谈通知书. */
export interface NumberedPaper {
  /** Printed with blanks between the characters: 督 办 单. */
  heading: string;
  /** Beside the heading; empty for none. */
  headingNote: string;
  /** Of heading and rule, RRGGBB. */
  colour: string;
  /** Of the file. */
  title: string;
  number: string;
  issuedAt: Date;
  issuedByName: string;
  /** Whom it is for, above the table. */
  addressee?: string;
  rows: PaperRow[];
  /** Below the table. */
  closing: string[];
}

/** Half points: 四号. */
const BODY = 28;
const LABEL_WIDTH = convertMillimetersToTwip(32);
const TEXT_WIDTH = convertMillimetersToTwip(124);

/** The paper as a Word document on A4: heading, number and date, the table, the lines below it. */
export function numberedPaperDocx(paper: NumberedPaper): Promise<Buffer> {
  const document = new Document({
    title: paper.title,
    creator: paper.issuedByName,
    styles: { default: { document: { run: { font: OFFICIAL_PAPER.body, size: BODY } } } },
    sections: [
      {
        properties: { page: OFFICIAL_PAPER.page },
        children: [...heading(paper), ...addressee(paper), tableOf(paper.rows), ...closing(paper.closing)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function heading({ heading: text, headingNote, colour: color, number, issuedAt }: NumberedPaper): Paragraph[] {
  const title = new TextRun({ text, font: OFFICIAL_PAPER.title, size: 52, color });
  const note = new TextRun({ text: headingNote, font: OFFICIAL_PAPER.heading, size: 32, color });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 160 },
      children: headingNote === '' ? [title] : [title, note],
    }),
    new Paragraph({
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color, space: 6 } },
      tabStops: [{ type: 'right', position: LABEL_WIDTH + TEXT_WIDTH }],
      spacing: { after: 200 },
      children: [new TextRun({ text: number }), new TextRun({ children: ['\t', chineseDate(civilDateOf(issuedAt))] })],
    }),
  ];
}

function addressee({ addressee: text }: NumberedPaper): Paragraph[] {
  return text === undefined ? [] : [new Paragraph({ spacing: { after: 120 }, children: [new TextRun({ text })] })];
}

function tableOf(rows: readonly PaperRow[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    columnWidths: [LABEL_WIDTH, TEXT_WIDTH],
    margins: { left: 100, right: 100, top: 60, bottom: 60 },
    rows: rows.map(rowOf),
  });
}

function rowOf({ label, text, millimetres = 10 }: PaperRow): TableRow {
  return new TableRow({
    cantSplit: true,
    height: { value: convertMillimetersToTwip(millimetres), rule: HeightRule.ATLEAST },
    children: [cell(label, AlignmentType.CENTER, OFFICIAL_PAPER.heading), cell(text, AlignmentType.LEFT, OFFICIAL_PAPER.body)],
  });
}

function cell(text: string, alignment: 'center' | 'left', font: typeof OFFICIAL_PAPER.heading): TableCell {
  const children = text
    .split('\n')
    .map((line) => new Paragraph({ alignment, children: line === '' ? [] : [new TextRun({ text: line, font })] }));
  return new TableCell({ verticalAlign: VerticalAlignTable.CENTER, children });
}

function closing(lines: readonly string[]): Paragraph[] {
  return lines.map(
    (text, index) => new Paragraph({ spacing: { before: index === 0 ? 240 : 0, after: 80 }, children: [new TextRun({ text })] }),
  );
}
