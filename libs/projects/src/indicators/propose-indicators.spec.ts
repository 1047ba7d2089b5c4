import { expect, it } from 'vitest';
import { describeItem } from '#plan-text';
import { indicatorsOf } from './propose-indicators.js';

function proposed(text: string) {
  const { targets, title } = describeItem(text, 2022);
  return indicatorsOf(targets, title).map(({ name, comparison, target, unit }) => [name, comparison, target, unit]);
}

it.each([
  ['地区生产总值增长7%', [['地区生产总值', 'grow-by', 7, '%']]],
  ['新增公办义务教育学位3500个', [['公办义务教育学位', 'at-least', 3500, '个']]],
  ['城镇登记失业率控制在3.5%以内', [['城镇登记失业率', 'at-most', 3.5, '%']]],
  ['引进数百家企业', []],
])('%s', (text, indicators) => {
  expect(proposed(text)).toEqual(indicators);
});
