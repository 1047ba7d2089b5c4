import { describe, expect, it } from 'vitest';
import { accountedSentences } from '../../test/accounted.js';
import { parsePlan } from '../parse-document.js';

/** One line an item: its text, then who leads | who helps | leaders | due. */
function read(source: string): string[] {
  return parsePlan(`二、重点工作\n${source}`, { planYear: 2022 }).items.map(({ text, responsibility, due }) => {
    const who = responsibility
      ? [responsibility.leads, responsibility.cooperating, responsibility.leaders].map((names) => names.join('、')).join('|')
      : '-';
    return `${text} ← ${who}${due ? ` ${due}` : ''}`;
  });
}

describe('in brackets after the task', () => {
  it.each([
    ['启动碧道建设（牵头单位：区发展改革局；责任单位：区财政局、各街道）。', '启动碧道建设 ← 区发展改革局|区财政局、各街道|'],
    ['启动碧道建设(牵头单位:区发展改革局;责任单位:区财政局、各街道)。', '启动碧道建设 ← 区发展改革局|区财政局、各街道|'],
    ['启动碧道建设。（责任单位：市水务局、市住建局；完成时限：6月底前）', '启动碧道建设 ← 市水务局|市住建局| 2022-06-30'],
    ['启动碧道建设（市住建局）。', '启动碧道建设 ← 市住建局||'],
    ['启动碧道建设。（区教育局、区财政局）', '启动碧道建设 ← 区教育局|区财政局|'],
    ['启动碧道建设（甲水务局牵头，乙财政局、丙教育局按职责分工负责）。', '启动碧道建设 ← 甲水务局|乙财政局、丙教育局|'],
    ['启动碧道建设（市发展改革委、市工业和信息化局按职责分工负责）。', '启动碧道建设 ← 市发展改革委|市工业和信息化局|'],
    ['启动碧道建设（由市水务局会同市财政局负责）。', '启动碧道建设 ← 市水务局|市财政局|'],
    ['启动碧道建设（牵头单位：市水务局，配合单位：各镇街、有关部门）。', '启动碧道建设 ← 市水务局|各镇街、有关部门|'],
    ['启动碧道建设（责任领导：张某；责任单位：市水务局）。', '启动碧道建设 ← 市水务局||张某'],
    ['启动碧道建设（责任单位：市财政局、市水务局（牵头））。', '启动碧道建设 ← 市水务局|市财政局|'],
    ['启动碧道建设（市水务局牵头，各街道配合，9月底前完成）。', '启动碧道建设 ← 市水务局|各街道| 2022-09-30'],
    ['启动碧道建设【牵头单位：市水务局】。', '启动碧道建设 ← 市水务局||'],
  ])('%s', (source, item) => {
    expect(read(source)).toEqual([item]);
  });

  it.each([
    '推进月荷湖综合治理工程(一期)项目完工。',
    '全面推行河(湖)长制。',
    '加快大学(松山湖校区)建设。',
    '推进体育中心建设(东莞)。',
    '完成村镇改造(含配套设施)。',
  ])('is no responsibility: %s', (source) => {
    const [item] = parsePlan(`二、重点工作\n${source}`, { planYear: 2022 }).items;
    expect(item).toMatchObject({ text: source.slice(0, -1), responsibility: null });
  });
});

it('in brackets inside the task', () => {
  expect(read('建成公园2个（责任单位：城建局和环保局），12月底前完成。')).toEqual([
    '建成公园2个（责任单位：城建局和环保局），12月底前完成 ← 城建局|环保局| 2022-12-31',
  ]);
});

describe('in a sentence', () => {
  it.each([
    ['启动碧道建设，由市水务局牵头，市财政局、各街道配合。', ['启动碧道建设 ← 市水务局|市财政局、各街道|']],
    ['由市水务局牵头，启动碧道建设。', ['由市水务局牵头，启动碧道建设 ← 市水务局||']],
    ['启动碧道建设。市水务局、市财政局按职责分工负责。', ['启动碧道建设 ← 市水务局|市财政局|']],
    ['启动碧道建设。牵头单位：市水务局；责任单位：市财政局。', ['启动碧道建设 ← 市水务局|市财政局|']],
  ])('%s', (source, items) => {
    expect(read(source)).toEqual(items);
  });

  it.each(['建立由企业牵头、高校配合的创新联合体。', '落实党委主体职责，鼓励企业参与。'])(
    'is no responsibility: %s',
    (source) => {
      expect(parsePlan(`二、重点工作\n${source}`, { planYear: 2022 }).items.every((item) => item.responsibility === null)).toBe(
        true,
      );
    },
  );
});

describe('how far it reaches', () => {
  it('a bracket covers its paragraph back to the bracket before', () => {
    const source = '完成碧道建设3公里，编制河涌规划。新建公园5个。（市水务局）新增学位300个（市教育局）。\n打通断头路10条。';
    expect(read(source)).toEqual([
      '完成碧道建设3公里 ← 市水务局||',
      '编制河涌规划 ← 市水务局||',
      '新建公园5个 ← 市水务局||',
      '新增学位300个 ← 市教育局||',
      '打通断头路10条 ← -',
    ]);
  });

  it('lines of their own cover the points above, back to such a line', () => {
    const source =
      '（一）营造一流生态\n启动碧道建设，完成投资5亿元。\n编制河涌规划。\n牵头单位：市水务局\n责任单位：市财政局、\n各街道\n责任领导：张某\n新增学位300个。\n责任部门：市教育局\n完成时限：9月底\n';
    expect(read(source)).toEqual([
      '启动碧道建设 ← 市水务局|市财政局、各街道|张某',
      '完成投资5亿元 ← 市水务局|市财政局、各街道|张某',
      '编制河涌规划 ← 市水务局|市财政局、各街道|张某',
      '新增学位300个 ← 市教育局|| 2022-09-30',
    ]);
  });

  it('on a heading it covers what stands below and names nobody of its own', () => {
    const source =
      '（一）营造一流生态（牵头单位：市水务局）\n启动碧道建设。\n编制河涌规划（市住建局）。\n（二）办好人民教育\n新增学位300个。';
    expect(read(source)).toEqual(['启动碧道建设 ← 市水务局||', '编制河涌规划 ← 市住建局||', '新增学位300个 ← -']);
  });

  it('a heading that nothing but a responsibility follows is itself the task', () => {
    const source = '（一）启动碧道建设\n责任单位：市水务局\n（二）推进学校建设\n责任单位：市教育局\n完成时限：8月底前\n';
    expect(read(source)).toEqual(['启动碧道建设 ← 市水务局||', '推进学校建设 ← 市教育局|| 2022-08-31']);
  });
});

it('a date in the text of one of several tasks stays its own', () => {
  expect(read('三季度启动碧道建设，编制河涌规划（责任单位：市水务局；完成时限：年底前）。')).toEqual([
    '三季度启动碧道建设 ← 市水务局|| 2022-09-30',
    '编制河涌规划 ← 市水务局|| 2022-12-31',
  ]);
});

it('says of each note that it was read, and keeps it out of the task', () => {
  const source = '二、重点工作\n启动碧道建设（市水务局）；新增学位300个。\n责任单位：市教育局\n';
  const { skipped } = parsePlan(source, { planYear: 2022 });
  expect(skipped.map(({ text, reason, span }) => [text, reason, source.slice(span.start, span.end)])).toEqual([
    ['（市水务局）', 'responsibility', '（市水务局）'],
    ['责任单位：市教育局', 'responsibility', '责任单位：市教育局'],
  ]);
});

it('a note inside a note is a part of it', () => {
  const plan = parsePlan('一、环境\n启动碧道建设。\n牵头单位:区水务局(区住建局)、区财政局', { planYear: 2022 });
  const spans = [...plan.items, ...plan.headings, ...plan.skipped].map(({ span }) => span).toSorted((a, b) => a.start - b.start);
  spans.forEach((span, index) => expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0));
});

it('a note inside what is skipped is kept with it', () => {
  const source = '二、重点工作\n提升科技创新治理能力（市住建局),大力弘扬科学家精神\n,让创新成为全社会的共识和实践\n\n三、强化';
  expect(accountedSentences(source, parsePlan(source, { planYear: 2022 })).lost).toEqual([]);
});
