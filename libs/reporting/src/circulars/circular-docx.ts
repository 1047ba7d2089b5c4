import { AlignmentType, Header, Paragraph, TextRun } from 'docx';
import { OFFICIAL_PAPER } from '#documents';
import { chineseDate, civilDateOf } from '#work-calendar';
import { type Block, documentOf, LINE, lines, numbered, tableOf, titleOf, TWO_CHARACTERS, withNote } from '../papers/document.js';
import { comparisonTable, overallTable, rankingTable, redTable } from './circular-tables.js';
import type { CircularView } from './circular-view.js';

/** A circular as a Word document on A4, laid out as an official document; one that is not issued is marked 草稿 on every page. */
export function circularDocx(circular: CircularView): Promise<Buffer> {
  const { text, state, issuedByName, draftedByName } = circular;
  const header = state === 'issued' ? {} : { header: draftMark(circular) };
  return documentOf({ title: text.title, creator: issuedByName ?? draftedByName, ...header }, [
    ...heading(circular),
    ...sections(circular),
    ...closing(circular),
  ]);
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

function heading({ text, number }: CircularView): Block[] {
  return [...titleOf(text.title, number ?? '（未编号）'), ...lines(text.addressees, 0), ...lines(text.opening)];
}

/** Parts that say nothing are left out, and the others numbered through. */
function sections({ text, figures }: CircularView): Block[] {
  return numbered([
    ['总体情况', [...lines(figures.headline), tableOf(overallTable(figures))]],
    ['环比情况', [...lines(figures.comparison), ...(figures.before === null ? [] : [tableOf(comparisonTable(figures))])]],
    ['考核排名', figures.ranking.length === 0 ? [] : withNote(rankingTable(figures))],
    ['红灯事项', figures.redList.length === 0 ? lines('没有红灯事项。') : withNote(redTable(figures))],
    ['表扬和批评', [...lines(text.praised), ...lines(text.criticised)]],
    ['工作要求', lines(text.demands)],
  ]);
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
