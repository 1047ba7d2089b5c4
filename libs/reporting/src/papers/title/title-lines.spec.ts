import { expect, it } from 'vitest';
import { titleLines } from './title-lines.js';

it.each([
  '关于2022年6月重点工作落实情况的通报',
  '关于2022年第二季度重点工作落实情况的通报一',
  '关于2022年6月《松山湖高新区党工委管委会2022年工作要点》落实情况的通报',
  '关于2022年上半年《政府工作报告》十项民生实事落实情况的通报',
  '关于2022年《东莞松山湖高新技术产业开发区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》落实情况的通报',
])('%s stands in lines that are about as long as each other', (title) => {
  const lines = titleLines(title, 20);
  const lengths = lines.map(({ length }) => length);
  expect(lines.join('')).toBe(title);
  expect(lines.length).toBe(Math.ceil(title.length / 20));
  expect(Math.max(...lengths)).toBeLessThanOrEqual(20);
  expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(7);
  for (const line of lines.slice(1)) expect(line).not.toMatch(/^[》）、的]/);
});

it('a title that fits stands on one line, and one without words is cut evenly', () => {
  expect(titleLines('关于6月工作的通报', 20)).toEqual(['关于6月工作的通报']);
  expect(titleLines('A'.repeat(41), 20).map(({ length }) => length)).toEqual([14, 14, 13]);
});
