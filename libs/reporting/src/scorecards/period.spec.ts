import { describe, expect, it } from 'vitest';
import { periodBefore, periodBetween, periodOf } from './period.js';

describe('a period', () => {
  it.each([
    ['2022-02', '2022-02-01', '2022-02-28', '2022年2月', '2022-01'],
    ['2022-01', '2022-01-01', '2022-01-31', '2022年1月', '2021-12'],
    ['2022-Q2', '2022-04-01', '2022-06-30', '2022年第二季度', '2022-Q1'],
    ['2022-Q1', '2022-01-01', '2022-03-31', '2022年第一季度', '2021-Q4'],
    ['2022-H2', '2022-07-01', '2022-12-31', '2022年下半年', '2022-H1'],
    ['2022-H1', '2022-01-01', '2022-06-30', '2022年上半年', '2021-H2'],
    ['2022', '2022-01-01', '2022-12-31', '2022年', '2021'],
    ['2022-06-06..2022-06-12', '2022-06-06', '2022-06-12', '2022年6月6日至6月12日', '2022-05-30..2022-06-05'],
    ['2021-12-27..2022-01-02', '2021-12-27', '2022-01-02', '2021年12月27日至2022年1月2日', '2021-12-20..2021-12-26'],
  ])('%s is %s to %s', (key, from, to, name, before) => {
    expect(periodOf(key)).toEqual({ key, name, from, to });
    expect(periodBefore(periodOf(key)).key).toBe(before);
  });

  it('of any days has as many days before it', () => {
    expect(periodBefore(periodBetween('2022-04-11', '2022-04-20'))).toMatchObject({ from: '2022-04-01', to: '2022-04-10' });
  });

  it.each(['2022-13', '2022-Q5', '22', '2022-6', '', '2022-06-01', '2022-06-12..2022-06-06', '2022-06-06..'])(
    '%j is refused',
    (key) => {
      expect(() => periodOf(key)).toThrow(expect.objectContaining({ code: 'period.invalid' }) as Error);
    },
  );

  it('that ends before it begins is refused', () => {
    expect(() => periodBetween('2022-05-02', '2022-05-01')).toThrow(/later/);
    expect(() => periodBetween('2022-02-29', '2022-05-01')).toThrow(/YYYY/);
  });
});
