import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.js';
import { compareItems, type ItemDifference } from './compare-items.js';
import type { ComparableItem } from './match-items.js';

const HEADING = ['营造一流生态体系'];

function item(text: string, details: Partial<ComparableItem> = {}): ComparableItem {
  return { text, path: HEADING, due: null, ...details };
}

/** What became of each item, as "text" → "text" kind. */
function outcome(before: readonly ComparableItem[], after: readonly ComparableItem[]): string[] {
  return compareItems(before, after).map((entry) => {
    const [from, to] = [before[entry.before ?? -1]?.text ?? '', after[entry.after ?? -1]?.text ?? ''];
    return `${entry.kind}: ${from === to ? from : `${from} → ${to}`}`;
  });
}

function outcomeOfTexts(before: readonly string[], after: readonly string[]): string[] {
  return outcome(
    before.map((text) => item(text)),
    after.map((text) => item(text)),
  );
}

describe('what became of an item', () => {
  it.each([
    ['the same text', ['启动碧道建设'], ['启动碧道建设'], ['unchanged: 启动碧道建设']],
    [
      'other punctuation only',
      ['建设公园,修复湿地'],
      ['建设公园，修复湿地。'],
      ['unchanged: 建设公园,修复湿地 → 建设公园，修复湿地。'],
    ],
    ['another amount', ['新增学位3500个'], ['新增学位4000个'], ['reworded: 新增学位3500个 → 新增学位4000个']],
    ['another verb', ['启动碧道建设'], ['完成碧道建设'], ['reworded: 启动碧道建设 → 完成碧道建设']],
    ['words before and behind', ['启动碧道建设'], ['全面启动碧道建设二期'], ['reworded: 启动碧道建设 → 全面启动碧道建设二期']],
    [
      'another project of the same kind in its place',
      ['推进松山湖大道项目建设'],
      ['推进中心公园项目建设'],
      ['removed: 推进松山湖大道项目建设 → ', 'added:  → 推进中心公园项目建设'],
    ],
    ['one more', ['启动碧道建设'], ['启动碧道建设', '建成科学公园'], ['unchanged: 启动碧道建设', 'added:  → 建成科学公园']],
    [
      'one less, shown where it was',
      ['启动碧道建设', '建成科学公园', '举办科技大会'],
      ['启动碧道建设', '举办科技大会'],
      ['unchanged: 启动碧道建设', 'removed: 建成科学公园 → ', 'unchanged: 举办科技大会'],
    ],
    [
      'another order: only what changed its place is moved',
      ['启动碧道建设', '建成科学公园', '举办科技大会', '编制河涌规划'],
      ['编制河涌规划', '启动碧道建设', '建成科学公园', '举办科技大会'],
      ['moved: 编制河涌规划', 'unchanged: 启动碧道建设', 'unchanged: 建成科学公园', 'unchanged: 举办科技大会'],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(outcomeOfTexts(before, after)).toEqual(expected);
  });

  it('another due date, with the words that changed', () => {
    const before = [item('三季度启动碧道建设', { due: '2022-09-30' })];
    const after = [item('四季度启动碧道建设', { due: '2022-12-31' })];
    expect(compareItems(before, after)).toMatchObject([
      { kind: 're-dated', changes: [{ before: '三', after: '四', beforeStart: 0, afterStart: 0 }] },
    ]);
  });

  it('prefers the same text elsewhere to a similar one in its place', () => {
    const before = ['推动科学大道建设', '举办科技大会', '编制河涌规划'];
    const after = ['推动科学大道北段建设', '举办科技大会', '编制河涌规划', '推动科学大道建设'];
    expect(outcomeOfTexts(before, after)).toEqual([
      'added:  → 推动科学大道北段建设',
      'unchanged: 举办科技大会',
      'unchanged: 编制河涌规划',
      'moved: 推动科学大道建设',
    ]);
  });

  it('tells items of the same text apart by their headings', () => {
    const [roads, parks] = [{ path: ['道路'] }, { path: ['公园'] }];
    const before = [item('完善机制', roads), item('修建道路', roads), item('完善机制', parks), item('修建公园', parks)];
    const after = [item('修建道路', roads), item('完善机制', parks), item('修建公园', parks)];
    expect(compareItems(before, after).filter(({ kind }) => kind === 'removed')).toMatchObject([{ before: 0 }]);
  });
});

describe('headings', () => {
  const under = (heading: string, texts: readonly string[]): ComparableItem[] =>
    texts.map((text) => item(text, { path: [heading] }));
  const texts = ['启动碧道建设', '建成科学公园', '举办科技大会'];

  it('that were only renamed move nothing', () => {
    expect(compareItems(under('生态', texts), under('一流生态', texts)).map(({ kind }) => kind)).toEqual(
      texts.map(() => 'unchanged'),
    );
  });

  it('that an item changed for another make it moved, even in the same order', () => {
    const more = ['编制河涌规划', '推进雨污分流'];
    const before = [...under('生态', texts), ...under('水务', more)];
    const after = [...under('生态', texts.slice(0, 2)), ...under('水务', [...texts.slice(2), ...more])];
    expect(compareItems(before, after).flatMap(({ kind, after: at }) => (kind === 'moved' ? [at] : []))).toEqual([2]);
  });
});

describe('one item that became two, or two that became one', () => {
  const whole = item('推动科学大道联网道路建设,完成月荷湖综合治理工程收尾');
  const parts = [item('推动科学大道联网道路建设'), item('完成月荷湖综合治理工程收尾')];

  it('says of the new one what it was part of', () => {
    const entries = compareItems([whole], parts);
    expect(entries.map(({ kind }) => kind).toSorted()).toEqual(['added', 'reworded']);
    expect(entries.find(({ kind }) => kind === 'added')).toMatchObject({ splitFrom: 0 });
  });

  it('says of the removed one where it went', () => {
    expect(compareItems(parts, [whole]).find(({ kind }) => kind === 'removed')).toMatchObject({ mergedInto: 0 });
  });
});

const WORDS = ['启动', '建设', '碧道', '公园', '科学', '大道', '3', '12', '学位', '个', '推进', '河涌', '规划', ','];
const items = fc.array(
  fc.record({
    text: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => words.join('')),
    path: fc.array(fc.constantFrom('生态', '道路', '教育'), { maxLength: 2 }),
    due: fc.constantFrom(null, '2022-06-30', '2022-12-31'),
  }),
  { maxLength: 14 },
);

describe('any two lists', () => {
  it('have each item in the difference exactly once, later ones in reading order', () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        const entries = compareItems(before, after);
        const olds = entries.flatMap((entry) => entry.before ?? []);
        expect(olds.toSorted((a, b) => a - b)).toEqual([...before.keys()]);
        expect(entries.flatMap((entry) => entry.after ?? [])).toEqual([...after.keys()]);
      }),
    );
  });

  it('differ in nothing from themselves', () => {
    fc.assert(
      fc.property(items, (list) => {
        const changed = compareItems(list, list).filter(({ kind, before, after }) => kind !== 'unchanged' || before !== after);
        expect(changed).toEqual([]);
      }),
    );
  });

  it('differ the other way round in the same matches', () => {
    const mirrored = { added: 'removed', removed: 'added' } as Partial<Record<string, string>>;
    const faces = (entries: readonly ItemDifference[], swap: boolean): string[] =>
      entries
        .map(({ kind, before, after, isMoved }) =>
          [...(swap ? [after, before] : [before, after]), swap ? (mirrored[kind] ?? kind) : kind, isMoved].join(' '),
        )
        .toSorted();
    fc.assert(
      fc.property(items, items, (one, other) => {
        expect(faces(compareItems(other, one), true)).toEqual(faces(compareItems(one, other), false));
      }),
    );
  });

  it('show only changes that lead from one wording to the other', () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        for (const entry of compareItems(before, after).filter(({ changes }) => changes.length > 0)) {
          let text = before[entry.before ?? -1]?.text ?? '';
          for (const change of entry.changes.toReversed())
            text = text.slice(0, change.beforeStart) + change.after + text.slice(change.beforeStart + change.before.length);
          expect(text).toBe(after[entry.after ?? -1]?.text);
        }
      }),
    );
  });
});

describe('a real plan', () => {
  const plan = parsePlan(readFileSync('test/fixtures/plans/000_9889dcd344a42c10.txt', 'utf8')).items;
  const other = parsePlan(readFileSync('test/fixtures/plans/003_627a98e650025327.txt', 'utf8')).items;

  it('is not mistaken for the plan of another place', () => {
    expect(compareItems(plan, other).filter(({ before, after }) => before !== null && after !== null).length).toBeLessThan(5);
  });

  it('is found again, item by item, under edits of every third', () => {
    const edits = [
      (text: string) => `全面${text}`,
      (text: string) => `${text}一期工程`,
      (text: string) => text.replace(/\d+/, '99'),
      (text: string) => `三季度${text}`,
    ];
    const later = plan.map((one, index) => (index % 3 === 1 ? { ...one, text: edits[index % 4]?.(one.text) ?? '' } : one));
    expect(compareItems(plan, later).filter(({ before, after }) => before !== after)).toEqual([]);
  });

  it('tells a stranger in place of an item from a new wording of it', () => {
    const later = plan.map((one, index) => (index % 3 === 1 ? { ...(other[index] ?? one), path: one.path } : one));
    const strangers = compareItems(plan, later).filter(({ after }) => after !== null && after % 3 === 1);
    expect(strangers.filter(({ kind }) => kind !== 'added')).toEqual([]);
  });
});

describe('thousands of items', () => {
  const unlike = (count: number): ComparableItem[] =>
    Array.from({ length: count }, (_, index) =>
      item(`推进${String.fromCharCode(0x4e00 + (index % 5000), 0x5e00 + ((index * 7) % 5000))}园区${index}号地块建设`),
    );
  it.each([
    ['all reworded', (list: ComparableItem[]) => list.map(({ text }) => item(`全面${text}`))],
    ['all the same text', (list: ComparableItem[]) => list.map(() => item('推进园区建设'))],
    ['in reverse order', (list: ComparableItem[]) => list.toReversed()],
    ['numbers only', (list: ComparableItem[]) => list.map((_, index) => item(`推进园区${index + 90_000}号地块建设`))],
  ])(
    '%s: each stands in exactly one entry, on both sides',
    (_name, later) => {
      const before = unlike(2000);
      const after = later(before);
      const entries = compareItems(before, after);
      const numbersOf = (side: 'before' | 'after'): number[] =>
        entries.flatMap((entry) => entry[side] ?? []).toSorted((x, y) => x - y);
      expect(numbersOf('before')).toEqual(before.map((_, index) => index));
      expect(numbersOf('after')).toEqual(after.map((_, index) => index));
    },
    60_000,
  );
});
