import { describe, expect, it } from 'vitest';
import { describeItem, type PlanItemDraft } from '#plan-text';
import { recutItems } from './recut-items.js';

const PATH = ['生态'];

function read(source: string, texts: readonly string[]): PlanItemDraft[] {
  let from = 0;
  return texts.map((text) => {
    const start = source.indexOf(text, from);
    from = start + text.length;
    return { ...describeItem(text, 2022), text, span: { start, end: from }, path: PATH, responsibility: null };
  });
}

/** What comes of a source that was read as `texts`, after people cut the version before into `pieces`. */
function recut(source: string, texts: readonly string[], pieces: readonly string[]): PlanItemDraft[] {
  const cut = pieces.map((textInPlan) => ({ textInPlan, derivedFrom: ['an item'], isAdded: false }));
  return recutItems(read(source, texts), cut, source, 2022);
}

describe('a newly read plan', () => {
  it.each([
    [
      'is split where people split it',
      '建设碧道,修复湿地。',
      ['建设碧道,修复湿地'],
      ['建设碧道', '修复湿地'],
      ['建设碧道', '修复湿地'],
    ],
    ['is split between marks only', '推进建设碧道工程。', ['推进建设碧道工程'], ['建设碧道'], ['推进建设碧道工程']],
    ['is split where two pieces meet', '三季度建设碧道。', ['三季度建设碧道'], ['三季度', '建设碧道'], ['三季度', '建设碧道']],
    [
      'is split where one piece changed',
      '建设碧道,修复5处湿地。',
      ['建设碧道,修复5处湿地'],
      ['建设碧道', '修复湿地'],
      ['建设碧道', '修复5处湿地'],
    ],
    [
      'is joined where people joined it',
      '建设碧道;修复湿地。',
      ['建设碧道', '修复湿地'],
      ['建设碧道;修复湿地'],
      ['建设碧道;修复湿地'],
    ],
    [
      'is not joined where the words changed',
      '建设碧道;修复公园。',
      ['建设碧道', '修复公园'],
      ['建设碧道;修复湿地'],
      ['建设碧道', '修复公园'],
    ],
    [
      'stays as it was read where it has the piece already',
      '建设碧道;扩建碧道。',
      ['建设碧道', '扩建碧道'],
      ['建设碧道'],
      ['建设碧道', '扩建碧道'],
    ],
  ])('%s', (_name, source, texts, pieces, expected) => {
    const items = recut(source, texts, pieces);
    expect(items.map(({ text }) => text)).toEqual(expected);
    expect(items.map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
  });

  it('is described anew where it is cut', () => {
    const [first, second] = recut('三季度建成公园,修复湿地。', ['三季度建成公园,修复湿地'], ['修复湿地']);
    expect([first?.due, second?.due, second?.path]).toEqual(['2022-09-30', null, PATH]);
  });

  it('keeps a date that stood beside the text, as in a column for deadlines', () => {
    const source = '建设碧道,修复湿地。';
    const [row] = read(source, ['建设碧道,修复湿地']);
    const items = recutItems(
      row ? [{ ...row, due: '2022-06-30', dueText: '6月底前' }] : [],
      [{ textInPlan: '修复湿地', derivedFrom: ['an item'], isAdded: false }],
      source,
      2022,
    );
    expect(items.map(({ due }) => due)).toEqual(['2022-06-30', '2022-06-30']);
  });

  it('has what people made of skipped text, where its very words stand still and no item has them', () => {
    const source = '建设碧道。加强领导，压实责任。修复湿地。';
    const made = ['加强领导', '压实责任', '不在新文本中', '碧道'];
    const items = recutItems(
      read(source, ['建设碧道', '修复湿地']),
      made.map((textInPlan) => ({ textInPlan, derivedFrom: [], isAdded: true })),
      source,
      2022,
    );
    expect(items.map(({ text }) => text)).toEqual(['建设碧道', '加强领导', '压实责任', '修复湿地']);
    expect(items.map(({ span }) => source.slice(span.start, span.end))).toEqual(items.map(({ text }) => text));
  });
});
