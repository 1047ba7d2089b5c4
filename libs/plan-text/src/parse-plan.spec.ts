import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MarkedItem, score } from '../test/score.js';
import { parsePlan } from './parse-plan.js';
import type { ParsedPlan } from './plan/parsed-plan.js';

const fixtures = join(import.meta.dirname, '../../../test/fixtures');
const documents = readdirSync(join(fixtures, 'plans')).toSorted();
const textOf = (file: string): string => readFileSync(join(fixtures, 'plans', file), 'utf8');
const numbered = (number: string): string => textOf(documents.find((file) => file.startsWith(number)) ?? '');

/** Spans hold the text to the letter, in order, without overlap. */
function expectSound(source: string, plan: ParsedPlan): void {
  let position = 0;
  for (const { span, text } of plan.items) {
    expect(source.slice(span.start, span.end)).toBe(text);
    expect(span.start).toBeGreaterThanOrEqual(position);
    expect(span.end).toBeGreaterThan(span.start);
    position = span.end;
  }
}

/** Items, headings and skipped parts share no character. */
function expectApart(plan: ParsedPlan): void {
  const spans = [...plan.items, ...plan.headings, ...plan.skipped].map(({ span }) => span).toSorted((a, b) => a.start - b.start);
  spans.forEach((span, index) => expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0));
}

const MARKS = /[\s\u3000\ufeff\p{P}\p{S}\p{N}一二三四五六七八九十第部分章要是首先其次再最后]/u;

/** Characters that are in no item, heading or skipped part; marks and ordinals apart. */
function lostText(source: string, plan: ParsedPlan): string {
  const kept = new Set<number>();
  for (const { span } of [...plan.items, ...plan.headings, ...plan.skipped])
    for (let at = span.start; at < span.end; at += 1) kept.add(at);
  return [...source].length === source.length
    ? [...source].filter((char, at) => !kept.has(at) && !MARKS.test(char)).join('')
    : Array.from({ length: source.length }, (_, at) => at)
        .filter((at) => !kept.has(at) && !MARKS.test(source.charAt(at)))
        .map((at) => source.charAt(at))
        .join('');
}

describe('real documents', () => {
  it.each(documents)('%s: every item has its exact place, and nothing is lost in silence', (file) => {
    const source = textOf(file);
    const plan = parsePlan(source);
    expect(plan.items.length).toBeGreaterThan(50);
    expectSound(source, plan);
    expectApart(plan);
    expect(lostText(source, plan)).toBe('');
  });

  it.each([
    ['000', 2022, { f1: 0.94, path: 0.99, commitment: 0.95 }],
    ['001', 2020, { f1: 0.87, path: 0.99, commitment: 0.9 }],
    ['003', 2024, { f1: 0.92, path: 0.99, commitment: 0.97 }],
  ])('%s agrees with people who marked it by hand', (number, planYear, floor) => {
    const source = numbered(number);
    const { items } = JSON.parse(readFileSync(join(fixtures, `gold/${number}.json`), 'utf8')) as { items: MarkedItem[] };
    const reached = score(source, items, parsePlan(source, { planYear }).items);
    for (const [measure, least] of Object.entries({ ...floor, due: 0.99, quantities: 0.99 })) {
      expect(reached[measure as keyof typeof reached], measure).toBeGreaterThanOrEqual(least);
    }
  });

  it('finds the commitment that everything is named after', () => {
    const item = parsePlan(numbered('000')).items.find(({ text }) => text === '启动碧道建设');
    expect(item).toMatchObject({
      path: ['坚持以国际一流标准打造城市中心', '营造一流生态体系'],
      title: '启动碧道建设',
      commitment: 'start',
    });
  });
});

describe('small cases', () => {
  const textsOf = (source: string): string[] => parsePlan(source, { planYear: 2022 }).items.map(({ text }) => text);

  it.each([
    ['一、环境\n(一)水。编制河涌规划,全力推动河涌整治工程。', ['编制河涌规划', '全力推动河涌整治工程']],
    ['一、环境\n精心打造科技类景观小品,提升城市科学品位。', ['精心打造科技类景观小品,提升城市科学品位']],
    ['一、交通\n力争完成20条以上道路建设,打通断头路10条以上。', ['力争完成20条以上道路建设', '打通断头路10条以上']],
    ['一、创新\n聚焦科技创新,加快建设科学城。', ['聚焦科技创新,加快建设科学城']],
    [
      '一、生态\n谋划中心公园建设;推进月荷湖综合治理工程(一期)项目完工;启动碧道建设。',
      ['谋划中心公园建设', '推进月荷湖综合治理工程(一期)项目完工', '启动碧道建设'],
    ],
    ['一、生态\n谋划中心公园建设；启动碧道建设。', ['谋划中心公园建设', '启动碧道建设']],
  ])('%s', (source, items) => {
    expect(textsOf(source)).toEqual(items);
  });

  it.each([
    ['一、交通\n推动一期三季度动工建设、二期加快开工建设。', ['推动一期三季度动工建设', '二期加快开工建设']],
    ['一、教育\n新增公办幼儿园学位2520个、义务教育学位3500个。', ['新增公办幼儿园学位2520个', '义务教育学位3500个']],
    ['一、产业\n集聚一批5亿元、10亿元以上投资的项目。', ['集聚一批5亿元、10亿元以上投资的项目']],
    [
      '一、目标\n主要预期目标是:地区生产总值完成300亿元,增长7%,固定资产投资增长10%。',
      ['地区生产总值完成300亿元,增长7%', '固定资产投资增长10%'],
    ],
    ['一、产业\n推进园区改造,科学布局充电站等设施。', ['推进园区改造', '科学布局充电站等设施']],
    ['一、产业\n围绕培育新动能,加快建设产业园。', ['围绕培育新动能,加快建设产业园']],
    ['一、产业\n在巩固扶贫成果的基础上,加快建设产业园。', ['在巩固扶贫成果的基础上,加快建设产业园']],
  ])('counted parts, stages and manner: %s', (source, items) => {
    expect(textsOf(source)).toEqual(items);
  });

  it.each([
    ['第一部分 总体\n一、环境\n(一)水\n1.河涌\n启动碧道建设。', ['总体', '环境', '水', '河涌']],
    ['一、环境\n(一)水\n1.河涌\n(二)绿\n启动碧道建设。', ['环境', '绿']],
    ['01 环境\n抓治水、美家园。启动碧道建设,推进河涌整治。', ['环境', '抓治水、美家园']],
    ['07环境\n启动碧道建设。', ['环境']],
    ['一、环境\n01\n启动绿色行动\n启动碧道建设。', ['启动绿色行动']],
    ['一、环境\n一要坚决治水。启动碧道建设。', ['环境', '坚决治水']],
  ])('headings: %j', (source, path) => {
    expect(parsePlan(source, { planYear: 2022 }).items.at(-1)?.path).toEqual(path);
  });

  it.each([
    ['一、2021年工作总结\n(一)城市\n过去一年,城市品质提升。新建公园3个。\n一是治水。完成河涌整治5条。', 0],
    ['一、2021年回顾\n新建公园3个。\n二、2022年工作计划\n新建公园5个。', 1],
    ['一、水利\n6月30日前全面完成水利工程确权颁证。', 1],
    ['一、环境\n5.jpg\n启动碧道建设。', 1],
    ['一、环境\n今年是“十四五”关键之年。启动碧道建设。', 1],
    ['某区长接受采访时表示。今年,园区将启动碧道建设。', 1],
  ])('what counts as the plan: %j has %i', (source, count) => {
    expect(textsOf(source)).toHaveLength(count);
  });

  it.each([
    ['nothing', ''],
    ['a review of the past', '一、2021年工作总结\n2021年,我们完成了三项任务。新增企业40家。'],
    ['a poem', '床前明月光\n疑是地上霜'],
  ])('finds no item in %s', (_name, source) => {
    expect(textsOf(source)).toEqual([]);
  });

  it('assumes no year that the text does not tell', () => {
    const plan = parsePlan('一、环境\n三季度启动碧道建设。');
    expect(plan.planYear).toBeNull();
    expect(plan.items[0]).toMatchObject({ dueText: '三季度', due: null });
  });

  it('drops the furniture of a web page and says so', () => {
    const plan = parsePlan('打开客户端发现更多精彩\n\n一、环境\n启动碧道建设。\n\n责编:张三', { planYear: 2022 });
    expect(plan.items.map(({ text }) => text)).toEqual(['启动碧道建设']);
    expect(plan.skipped.map(({ reason }) => reason)).toEqual(['page-furniture', 'page-furniture']);
  });
});

describe('whatever it is given', () => {
  const words = fc.constantFrom(
    '一、',
    '(一)',
    '01 ',
    '一要',
    '启动碧道建设',
    '提升品位',
    '三季度',
    '2022年',
    '20条以上',
    ',',
    '，',
    '。',
    ';',
    '\n',
    '\r\n',
    '“',
    '”',
    '《',
    '》',
    ' ',
    '同志们',
    '去年',
  );

  it('never throws, its places hold, no two parts overlap, and nothing is lost', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.array(words, { maxLength: 80 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (source) => {
        const plan = parsePlan(source);
        expectSound(source, plan);
        expectApart(plan);
        expect(lostText(source, plan)).toBe('');
      }),
      { numRuns: 1000 },
    );
  });

  it('reads a text of hundreds of pages in one go', () => {
    const source = numbered('000').repeat(60);
    expect(parsePlan(source).items.length).toBeGreaterThan(60 * 140);
  });
});
