import { expect, it } from 'vitest';
import { type MarkedItem, score } from './score.js';

const item = (text: string, more: Partial<MarkedItem> = {}): MarkedItem => ({
  text,
  path: [],
  due: null,
  quantities: [],
  commitment: 'advance',
  ...more,
});
const f1 = (source: string, marked: readonly MarkedItem[], found: readonly string[]): number =>
  score(
    source,
    marked,
    found.map((text) => ({ ...item(text), commitment: 'advance' as const })),
  ).f1;

const SOURCE = '完善监测制度，规范报送流程。启动碧道建设，编制河涌规划。';
const MARKED = [
  item('完善监测制度', { run: 2, alternatives: [['完善监测制度，规范报送流程'], []] }),
  item('规范报送流程'),
  item('启动碧道建设'),
  item('编制河涌规划'),
];

it.each([
  ['the marked segmentation', ['完善监测制度', '规范报送流程', '启动碧道建设', '编制河涌规划']],
  ['another that is right as well', ['完善监测制度，规范报送流程', '启动碧道建设', '编制河涌规划']],
  ['leaving the passage out, where that is right as well', ['启动碧道建设', '编制河涌规划']],
])('scores in full %s', (_name, found) => expect(f1(SOURCE, MARKED, found)).toBe(1));

it('an alternative excuses only its own run of items', () => {
  expect(f1(SOURCE, MARKED, ['完善监测制度，规范报送流程', '启动碧道建设，编制河涌规划'])).toBeCloseTo(0.4);
});

it('takes an alternative with an attribute of its own', () => {
  const marked = [item('增长5%，努力争取更好', { alternatives: [[{ text: '增长5%', commitment: 'achieve' }]] })];
  const found = [{ ...item('增长5%'), commitment: 'achieve' as const }];
  expect(score('增长5%，努力争取更好。', marked, found)).toMatchObject({ f1: 1, commitment: 1 });
});
