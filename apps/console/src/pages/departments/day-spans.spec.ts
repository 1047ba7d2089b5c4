import { expect, it } from 'vitest';
import { spansOf } from './day-spans.js';

const setAt = '2022-01-10T01:00:00.000Z';
const off = (day: string, reason = '学校寒假') => ({ day, working: false, reason, setByName: '督查员', setAt });

it('joins days that follow each other and say the same, over the end of a month too', () => {
  const days = [off('2022-01-30'), off('2022-01-31'), off('2022-02-01'), off('2022-02-03')];
  expect(spansOf(days).map(({ from, to }) => [from, to])).toEqual([
    ['2022-01-30', '2022-02-01'],
    ['2022-02-03', '2022-02-03'],
  ]);
});

it('keeps days apart that have another reason or are worked', () => {
  const days = [off('2022-01-29'), off('2022-01-30', '停电'), { ...off('2022-01-31', '停电'), working: true }];
  expect(spansOf(days)).toHaveLength(3);
});
