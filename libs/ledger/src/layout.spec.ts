import { describe, expect, it } from 'vitest';
import { givenLedger } from '../test/given-ledger.js';
import { layOut } from './layout.js';

const laidOut = (...paths: string[][]): { head: string; lines: string[]; runs: string[] } => {
  const { common, headingColumns, lines, runs } = layOut(givenLedger(paths.map((path) => ({ path }))));
  return {
    head: `${common.join('/')}|${headingColumns}`,
    lines: lines.map((line) => (line.kind === 'banner' ? `# ${line.text}` : line.headings.join(' | '))),
    runs: runs.map(({ text, column, toColumn, from, to }) => `${text}: ${column}-${toColumn}, ${from}-${to}`),
  };
};

describe('the headings of a ledger', () => {
  it('of one level stand beside their tasks', () => {
    expect(laidOut(['环境'], ['环境'], ['教育'])).toEqual({
      head: '|1',
      lines: ['环境', '环境', '教育'],
      runs: ['环境: 0-0, 0-1', '教育: 0-0, 2-2'],
    });
  });

  it('of two levels: the outer one runs across as a banner, the inner one stands beside', () => {
    expect(laidOut(['环境', '河涌'], ['环境', '碧道'], ['教育', '学位'])).toMatchObject({
      head: '|1',
      lines: ['# 环境', '河涌', '碧道', '# 教育', '学位'],
    });
  });

  it('of three levels: two columns beside the tasks; one that has nothing below it takes both', () => {
    expect(laidOut(['环境', '水', '河涌'], ['环境', '水', '碧道'], ['教育', '学位'], ['教育', '学位'])).toEqual({
      head: '|2',
      lines: ['# 环境', '水 | 河涌', '水 | 碧道', '# 教育', '学位 | ', '学位 | '],
      runs: ['水: 0-0, 1-2', '学位: 0-1, 4-5', '河涌: 1-1, 1-1', '碧道: 1-1, 2-2'],
    });
  });

  it('of four levels: what lies deepest is joined', () => {
    expect(laidOut(['a', 'b', 'c', 'd'], ['x']).lines).toEqual(['# a', 'b | c\nd', '# x', ' | ']);
  });

  it('that all tasks share are said once, above the table', () => {
    expect(laidOut(['2020年工作计划', '环境', '河涌'], ['2020年工作计划', '教育', '学位']).head).toBe('2020年工作计划|1');
    expect(laidOut(['环境'], ['环境']).head).toBe('|1');
  });

  it('with the same words below different outer headings are kept apart', () => {
    expect(laidOut(['环境', '保障'], ['教育', '保障']).runs).toEqual(['保障: 0-0, 1-1', '保障: 0-0, 3-3']);
  });

  it('may be missing: the ledger is a plain table then', () => {
    expect(laidOut([], [])).toMatchObject({ head: '|1', lines: ['', ''] });
    expect(laidOut()).toEqual({ head: '|1', lines: [], runs: [] });
  });
});
