import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectPlanYear, findPlanYear } from './plan-year.js';

const plans = join(import.meta.dirname, '../../../../test/fixtures/plans');
const document = (number: string): string =>
  readFileSync(join(plans, readdirSync(plans).find((file) => file.startsWith(number)) ?? ''), 'utf8');

describe('the year that a document plans, by the words that say so', () => {
  it.each([
    ['000', 2022, '2022年,是大湾区综合性国家科学中心先行启动区(松山湖科学城)建设的攻坚之年'],
    ['001', 2020, '2020年工作计划'],
    ['002', 2023, '2023年是贯彻党的二十大精神的开局之年'],
    ['003', 2024, '2024年全区工作总体要求'],
    ['004', 2021, '2021年工作会议'],
  ])('document %s: %i, by %s', (number, year, evidence) => {
    expect(findPlanYear(document(number))).toEqual({ year, evidence });
  });

  it.each([
    ['松山湖2022年工作要点', 2022],
    ['关于印发《某区二〇二二年工作要点》的通知', 2022],
    ['某市2023年政府工作报告\n一、2022年工作回顾\n二、2023年工作安排', 2023],
    ['一、2019年工作总结\n…\n二、2020年工作计划', 2020],
    ['2022年工作总结和2023年工作计划', 2023],
    ['2022年重点工作完成情况\n…\n2023年工作安排', 2023],
    ['2022年在高新区会议上讲话\n在高新区2021年工作会议上的讲话\n2020年是极不平凡的一年', 2021],
    ['2023年,松山湖将加快建设科学城。', 2023],
    ['(2022年1月21日)\n一、过去一年\n二、今年工作安排\n启动碧道建设。', 2022],
    ['2022年是“十四五”规划的关键之年。到2025年,建成科学城。', 2022],
    ['2023年督办事项台账\n一、重点任务', 2023],
    ['二〇二六年督查事项清单', 2026],
    ['2023年度目标责任书\n一、重点任务', 2023],
    ['某区2024年度安全生产任务书', 2024],
    ['2010年安全教育工作行事历', 2010],
    ['2022年重点项目进度计划表', 2022],
    ['2019学年工作要点', 2019],
    ['政府工作报告\n——二〇二六年一月二十七日在全省会议上\n各位代表', 2026],
  ])('%j: %i', (text, year) => {
    expect(detectPlanYear(text)).toBe(year);
  });
});

describe('a year that is only mentioned tells nothing, and has to be asked for', () => {
  it.each([
    '启动碧道建设',
    '推动2025年项目',
    '按照2019年工作部署,今年我们要加快建设科学城。',
    '2020年是极不平凡的一年。',
    '编制2025年工作计划',
    '一、2021年工作总结\n2021年,我们完成了三项任务。',
    '2021年,我们将困难踩在脚下,取得了成绩。',
    '落实2022年政府工作报告部署。',
    '到2035年,基本实现现代化。',
    '(2022年1月21日)\n启动碧道建设。',
    '(2022年11月21日)\n今年工作安排',
    '2022年工作要点\n2023年工作要点',
    '国土空间规划(2021—2035年)',
    '12022年工作要点',
    '2023年督办事项台账完成情况',
    '9999年工作要点',
  ])('%j', (text) => {
    expect(detectPlanYear(text)).toBeNull();
  });
});

it('quotes its evidence, whatever the text', () => {
  const words = fc.constantFrom(
    ...'2022 二〇二一 年 是 开局之年 工作要点 工作会议 在 将 , 。 \n 按照 ( ) 1月 21日 今年'.split(' '),
    '\n',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      const found = findPlanYear(text);
      expect(found === null || text.includes(found.evidence)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
