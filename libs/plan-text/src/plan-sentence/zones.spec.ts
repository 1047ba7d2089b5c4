import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.js';

const PLAN = '一、重点工作\n';

describe('a sentence inside the plan that promises nothing is skipped', () => {
  it.each([
    ['review-of-past', '2019年我们进出口总额只有2.2亿元。'],
    ['situation', '创新平台是汇聚创新资源、产生创新成果的重要载体。'],
    ['situation', '加强党的全面领导是关键。'],
    ['situation', '抓好党建就是最大的政绩。'],
    ['guiding-thought', '指导思想:坚持稳中求进,努力建设宜居城区。'],
    ['exhortation', '同志们,让我们撸起袖子加油干。'],
    ['situation', '做好今年工作,既要看到有利条件,更要看到困难和问题,牢牢把握主动权。'],
    ['description', '根据以上目标,今年着重抓好以下“二十项重点”:'],
  ])('%s: %s', (reason, sentence) => {
    const { items, skipped } = parsePlan(PLAN + sentence, { planYear: 2020 });
    expect([items, skipped.map((part) => part.reason)]).toEqual([[], [reason]]);
  });

  it('but one with a promise is an item, also where it compares', () => {
    expect(parsePlan(`${PLAN}进出口总额要达到3亿元。`, { planYear: 2020 }).items).toHaveLength(1);
  });
});

it('begins, without headings, where a sentence says what is to come in the year', () => {
  const said = '在座谈会上的发言\n听了大家的发言,很受启发。2022年,要确保投资增幅不低于25%。力争新开工项目40个。';
  expect(parsePlan(said).items.map(({ text }) => text)).toEqual(['2022年,要确保投资增幅不低于25%', '力争新开工项目40个']);
});

it('sums up a section: what stands between a heading and the points below it is no item, unless it counts', () => {
  const section = (opener: string): string => `(一)发展产业。${opener}\n一要建强链条。建立链长制,确立链主企业。\n`;
  const texts = (opener: string): string[] => parsePlan(PLAN + section(opener), { planYear: 2020 }).items.map(({ text }) => text);
  expect(texts('围绕培育新动能,大力发展实体经济。')).not.toContain('围绕培育新动能,大力发展实体经济');
  expect(texts('新建厂房20万平方米。')).toContain('新建厂房20万平方米');
});
