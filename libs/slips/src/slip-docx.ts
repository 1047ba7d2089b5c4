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
import { chineseDate, civilDateOf } from '#work-calendar';
import { FANGSONG, HEITI, PAGE, XIAOBIAOSONG } from './paper/official-paper.js';
import type { SlipView } from './slip-view.js';
import { COLOUR_NAMES, type SlipColour } from './slip-colour.js';

export const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The mark of the slip: yellow is darkened so that it can be read on white paper. */
const MARKS: Readonly<Record<SlipColour, string>> = { blue: '1F4E9E', yellow: 'C28A00', red: 'C00000' };

/** Half points: 四号. */
const BODY = 28;
const LABEL_WIDTH = convertMillimetersToTwip(32);
const TEXT_WIDTH = convertMillimetersToTwip(124);

/** A slip as a Word document on A4: title in its colour, number and date, the table, who issued it; the answer where there is one. */
export function slipDocx(slip: SlipView): Promise<Buffer> {
  const mark = MARKS[slip.colour];
  const document = new Document({
    title: `督办单 ${slip.number}`,
    creator: slip.issuedByName,
    styles: { default: { document: { run: { font: FANGSONG, size: BODY } } } },
    sections: [{ properties: { page: PAGE }, children: [...heading(slip, mark), tableOf(slip), ...closing(slip)] }],
  });
  return Packer.toBuffer(document);
}

function heading(slip: SlipView, mark: string): Paragraph[] {
  const title = new TextRun({ text: '督 办 单', font: XIAOBIAOSONG, size: 52, color: mark });
  const colour = new TextRun({ text: `（${COLOUR_NAMES[slip.colour]}）`, font: HEITI, size: 32, color: mark });
  const issued = chineseDate(civilDateOf(slip.issuedAt));
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 160 }, children: [title, colour] }),
    new Paragraph({
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: mark, space: 6 } },
      tabStops: [{ type: 'right', position: LABEL_WIDTH + TEXT_WIDTH }],
      spacing: { after: 200 },
      children: [new TextRun({ text: slip.number }), new TextRun({ children: ['\t', issued] })],
    }),
  ];
}

function tableOf(slip: SlipView): Table {
  const cooperating = slip.cooperatingDepartmentNames.join('、');
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    columnWidths: [LABEL_WIDTH, TEXT_WIDTH],
    margins: { left: 100, right: 100, top: 60, bottom: 60 },
    rows: [
      row('督办事项', slip.text),
      row('牵头单位', slip.leadDepartmentName),
      ...(cooperating === '' ? [] : [row('配合单位', cooperating)]),
      row('完成时限', chineseDate(slip.dueDate)),
      row('当前进度', `${slip.percent}%`),
      row('存在问题', slip.problem, 34),
      row('督办要求', slip.demand, 34),
      row('答复时限', `${chineseDate(slip.answerDue)}前`),
      row('办理答复', answerOf(slip), 40),
    ],
  });
}

function answerOf({ answer, answeredByName, answeredAt }: SlipView): string {
  return answer === null || answeredAt === null
    ? ''
    : `${answer}\n（${answeredByName ?? ''}，${chineseDate(civilDateOf(answeredAt))}）`;
}

/** A row is high enough for handwriting where `millimetres` asks for it. */
function row(label: string, text: string, millimetres = 10): TableRow {
  return new TableRow({
    cantSplit: true,
    height: { value: convertMillimetersToTwip(millimetres), rule: HeightRule.ATLEAST },
    children: [cell(label, AlignmentType.CENTER, HEITI), cell(text, AlignmentType.LEFT, FANGSONG)],
  });
}

function cell(text: string, alignment: 'center' | 'left', font: typeof HEITI): TableCell {
  const children = text
    .split('\n')
    .map((line) => new Paragraph({ alignment, children: line === '' ? [] : [new TextRun({ text: line, font })] }));
  return new TableCell({ verticalAlign: VerticalAlignTable.CENTER, children });
}

function closing(slip: SlipView): Paragraph[] {
  const line = (text: string, before = 0): Paragraph =>
    new Paragraph({ spacing: { before, after: 80 }, children: [new TextRun({ text })] });
  return [
    line(`签发：${slip.issuedByName}`, 240),
    line(`抄送：${slip.recipients.join('、')}`),
    line(`审核意见：${opinionOf(slip)}`),
  ];
}

function opinionOf({ state, decidedByName, decisionReason }: SlipView): string {
  const by = decidedByName === null ? '' : `（${decidedByName}）`;
  switch (state) {
    case 'accepted':
      return `同意，予以销号。${by}`;
    case 'sent_back':
      return `退回重新答复：${decisionReason ?? ''}${by}`;
    case 'withdrawn':
      return `撤回：${decisionReason ?? ''}${by}`;
    case 'settled':
      return decisionReason ?? '';
    case 'issued':
    case 'answered':
      return '';
  }
}
