import { expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.js';

it.each([
  ['一、2022年主要预期目标\n新增停车位6000个。', 'indicator'],
  ['一、2022年工作计划\n今年主要目标是:新增停车位6000个。', 'indicator'],
  ['二、总体要求\n主要预期目标是:生产总值增长7%;新增停车位6000个。', 'indicator'],
  ['2022年主要指标计划是:新增停车位6000个。', 'indicator'],
  ['一、2022年工作计划\n新增停车位6000个。', 'task'],
])('under a heading or an opening that announces them, targets are indicators: %j', (source, kind) => {
  expect(parsePlan(source, { planYear: 2022 }).items.at(-1)?.kind).toBe(kind);
});
