import { expect, it } from 'vitest';
import { t } from '../i18n/index.js';
import { periodLabel, periodsUntil } from './periods.js';

it('offers only periods that have begun, the latest first', () => {
  const of = Object.fromEntries(periodsUntil('2022-05-31').map(({ kind, periods }) => [kind, periods]));
  expect(of['month']?.slice(0, 6)).toEqual(['2022-05', '2022-04', '2022-03', '2022-02', '2022-01', '2021-12']);
  expect(of['quarter']).toEqual(['2022-Q2', '2022-Q1', '2021-Q4', '2021-Q3', '2021-Q2', '2021-Q1']);
  expect(of['half']).toEqual(['2022-H1', '2021-H2', '2021-H1']);
  expect(of['year']).toEqual(['2022', '2021']);
});

it('names a period by its key, and days that have no key as they are', () => {
  const names = ['2022-06', '2022-Q2', '2022-H1', '2022-H2', '2022', '2022-04-01..2022-05-15'].map((key) => periodLabel(key, t));
  expect(names).toEqual(['2022年6月', '2022年第2季度', '2022年上半年', '2022年下半年', '2022年', '2022-04-01 – 2022-05-15']);
});
