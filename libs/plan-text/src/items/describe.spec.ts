import { describe, expect, it } from 'vitest';
import { describeItem } from './describe.js';
import { toExtractJson, toExtractTable } from '../extract-formats.js';
import { parsePlan } from '../parse-plan.js';
import { detectPlanYear } from '../plan/plan-year.js';

describe('due expressions, read in a plan of 2022', () => {
  it.each([
    ['推动散裂中子源二期三季度动工建设', '三季度', '2022-09-30'],
    ['上半年完成选址', '上半年', '2022-06-30'],
    ['力促南方软件园二期年内动工', '年内', '2022-12-31'],
    ['6月底前完成验收', '6月底前', '2022-06-30'],
    ['9月1日前开学', '9月1日前', '2022-09-01'],
    ['9月份投入使用', '9月份', '2022-09-30'],
    ['2月底完成', '2月底', '2022-02-28'],
    ['2025年建成', '2025年', '2025-12-31'],
    ['1-2年内建成', '1-2年内', '2023-12-31'],
    ['明年一季度开工', '明年一季度', '2023-03-31'],
    ['加快建设科学城', null, null],
    ['从今年开始推行链长制', null, null],
    ['2022年起实施减免', null, null],
    ['全年新增学位100个', '全年', '2022-12-31'],
    ['四季度投产', '四季度', '2022-12-31'],
    ['下半年开工', '下半年', '2022-12-31'],
    ['编制《2035年规划》', null, null],
  ])('%s: %s, %s', (text, dueText, due) => {
    expect(describeItem(text, 2022)).toMatchObject({ dueText, due });
  });
});

it.each([
  ['三季度动工', '三季度', null],
  ['年内动工', '年内', null],
  ['2025年建成', '2025年', '2025-12-31'],
])('in a plan of an unknown year, %s is due by %s: %s', (text, dueText, due) => {
  expect(describeItem(text, null)).toMatchObject({ dueText, due });
});

describe('quantities', () => {
  it.each([
    ['新增公办义务教育学位3500个', ['3500个']],
    ['力争完成20条以上道路建设', ['20条以上']],
    ['地区生产总值增长7%', ['7%']],
    ['培育1-2家领军企业', ['1-2家']],
    ['完善“1+N”创新政策体系', []],
    ['深入落实“红帆工程”三年行动计划', []],
    ['推动散裂中子源二期动工', []],
  ])('%s: %j', (text, quantities) => {
    expect(describeItem(text, 2022).quantities).toEqual(quantities);
  });
});

describe('commitment and title', () => {
  it.each([
    ['启动碧道建设', 'start', '启动碧道建设'],
    ['推进月荷湖综合治理工程(一期)项目完工', 'achieve', '月荷湖综合治理工程(一期)完工'],
    ['争取尽快启动建设科技交流平台', 'strive', '启动建设科技交流平台'],
    ['谋划中心公园建设', 'explore', '谋划中心公园建设'],
    ['新增1家省级新型研发机构', 'achieve', '新增1家省级新型研发机构'],
    ['推动轨道19号线一期开工', 'start', '轨道19号线一期开工'],
    ['三季度启动碧道建设', 'start', '启动碧道建设'],
    ['完成核心区业态研究', 'achieve', '完成核心区业态研究'],
    ['高端谋划绿色新城', 'explore', '谋划绿色新城'],
    ['推动“争取授权药品”等改革项目走深走实', 'advance', '推动“争取授权药品”等改革项目走深走实'],
  ])('%s: %s, %s', (text, commitment, title) => {
    expect(describeItem(text, 2022)).toMatchObject({ commitment, title });
  });
});

describe('the plan year', () => {
  it.each([
    ['松山湖2022年工作要点', 2022],
    ['一、2019年工作总结\n…\n二、2020年工作计划', 2020],
    ['2022年工作总结和2023年工作计划', 2023],
    ['2022年重点工作完成情况\n…\n2023年工作安排', 2023],
    ['2022年在高新区会议上讲话\n在高新区2021年工作会议上的讲话\n2020年是极不平凡的一年', 2021],
    ['启动碧道建设', null],
  ])('%s: %s', (text, year) => {
    expect(detectPlanYear(text)).toBe(year);
  });
});

describe('formats', () => {
  const plan = parsePlan('一、环境\n编制《生态规划》,推动“河涌,湖泊”整治。', { planYear: 2022 });

  it('writes JSON in the format of hand-marked documents', () => {
    const json: unknown = JSON.parse(toExtractJson(parsePlan('一、环境\n三季度启动碧道建设。', { planYear: 2022 }), '要点.txt'));
    expect(json).toEqual({
      document: '要点.txt',
      planYear: 2022,
      issuer: null,
      items: [
        {
          text: '三季度启动碧道建设',
          path: ['环境'],
          due_text: '三季度',
          due: '2022-09-30',
          quantities: [],
          commitment: 'start',
        },
      ],
    });
  });

  it('lines columns up although Chinese characters are two wide', () => {
    const lines = toExtractTable(plan).split('\n');
    expect(lines[0]).toMatch(/^序号 {2}条目/);
    expect(lines.at(-2)).toBe(`共 ${plan.items.length} 项，略过 ${plan.skipped.length} 处`);
  });
});
