import { expect, it } from 'vitest';
import type { RevisionEntryView } from '#plans';
import { formatDifference } from './difference-table.js';

const ENTRY: Omit<RevisionEntryView, 'kind'> = {
  number: 1,
  itemId: null,
  itemState: null,
  isConflict: false,
  isBack: false,
  isMoved: false,
  similarity: 1,
  changes: [],
  before: null,
  mine: null,
  after: null,
  splitFrom: null,
  mergedInto: null,
  project: null,
  choices: {},
  decision: null,
};

function face(text: string, due: string | null = null): NonNullable<RevisionEntryView['after']> {
  return { text, due, path: ['生态'], title: text, span: { start: 0, end: text.length }, dueText: null, quantities: [] };
}

it('the difference shows what was added, lost and changed, and counts the rest', () => {
  const entries: RevisionEntryView[] = [
    { ...ENTRY, kind: 'unchanged', before: face('修复湿地'), after: face('修复湿地') },
    {
      ...ENTRY,
      number: 2,
      kind: 're-dated',
      itemState: 'registered',
      before: face('三季度启动碧道建设', '2022-09-30'),
      after: face('四季度启动碧道建设', '2022-12-31'),
      changes: [{ before: '三', after: '四', beforeStart: 0, afterStart: 0 }],
      project: { id: 'p', title: '碧道建设', state: 'in_progress', dueDate: '2022-10-31' },
    },
    { ...ENTRY, number: 3, kind: 'removed', itemState: 'draft', isConflict: true, before: face('举办大会') },
    { ...ENTRY, number: 4, kind: 'added', after: face('建成公园'), splitFrom: 'an item' },
  ];
  const counts = { unchanged: 1, reworded: 0, 're-dated': 1, moved: 0, added: 1, removed: 1, conflicts: 1 };
  const lines = formatDifference({ entries, counts } as unknown as Parameters<typeof formatDifference>[0]).split('\n');
  expect(lines.slice(2).map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
    '～ | 2 | 四季度启动碧道建设 | 2022-09-30→2022-12-31，三→四 | 已立项，时限2022-10-31',
    '－ | 3 | 举办大会 | 草稿，人工改过，保留',
    '＋ | 4 | 建成公园 | 拆分',
    '＋1 －1 ～1 ↕0, unchanged 1, conflicts 1',
  ]);
});
