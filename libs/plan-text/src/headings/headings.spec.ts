import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-document.js';

const headingsOf = (source: string): string[] => parsePlan(source, { planYear: 2026 }).headings.map(({ text }) => text);
const itemsOf = (source: string): string[] => parsePlan(source, { planYear: 2026 }).items.map(({ text }) => text);

const NATURE = '实施自然保护地整合优化，推进退化草原修复治理120万亩，新建湿地公园3个，建设生态监测站点12处。';
const AIR = '开展空气质量持续改善行动，淘汰老旧柴油货车2000辆，新建污水管网80公里，完成河道清淤15条。';

describe('a short sentence on a line of its own', () => {
  it('is a heading where lines like it stand over longer paragraphs', () => {
    const source = `一、重点任务\n加强生态系统保护修复。\n${NATURE}\n深入打好蓝天保卫战。\n${AIR}`;
    expect(headingsOf(source)).toEqual(['重点任务', '加强生态系统保护修复', '深入打好蓝天保卫战']);
  });

  it.each([
    ['a list of tasks, one a line', '一、重点任务\n加强河道巡查。\n推进老街改造。\n深化农村改革。\n优化公交线网。'],
    ['one line in a plan without that habit', `一、重点任务\n加强河道巡查。\n${NATURE}`],
    ['tasks that begin something', `一、重点任务\n启动碧道建设。\n${NATURE}\n编制河涌规划。\n${AIR}`],
    [
      'short tasks, of which one stands over a long one',
      `一、重点任务\n加强河道巡查。\n推进老街改造。\n优化公交线网。\n${NATURE}`,
    ],
  ])('is none in %s', (_name, source) => expect(headingsOf(source)).toEqual(['重点任务']));

  it('is one, alone in its section, where the other sections have such headings', () => {
    const source = `一、生态\n加强生态系统保护修复。\n${NATURE}\n深入打好蓝天保卫战。\n${AIR}\n强化水源保护。\n${NATURE}\n二、民生\n提升养老服务水平。\n${AIR}`;
    expect(headingsOf(source)).toContain('提升养老服务水平');
  });
});

describe('other headings', () => {
  it.each([
    ['一、环境\n(一)水\n1.河涌\n启动碧道建设。', ['环境', '水', '河涌']],
    ['一、环境\n一是治水\n启动碧道建设。\n二是治气\n淘汰货车200辆。', ['环境', '治水', '治气']],
    [`一、环境\n牢牢把握绿色发展主题,不断厚植生态优势\n${NATURE}`, ['环境', '牢牢把握绿色发展主题,不断厚植生态优势']],
  ])('%j', (source, headings) => expect(headingsOf(source)).toEqual(headings));

  it('a numbered line with a target is a task', () => {
    expect(itemsOf('一、环境\n1.新建公园3个\n2.改造道路5条')).toEqual(['新建公园3个', '改造道路5条']);
  });

  it('a numbered line with nothing below it is a task, the last of its list too', () => {
    const source = '一、环境\n1.推进公园建设\n2.推进碧道建设\n二、民生\n(一)完成学校改造\n(二)启动医院建设';
    expect([headingsOf(source), itemsOf(source)]).toEqual([
      ['环境', '民生'],
      ['推进公园建设', '推进碧道建设', '完成学校改造', '启动医院建设'],
    ]);
  });

  it('a heading in the table of contents stays one', () => {
    const contents = '一、推进公园建设\n二、推进学校建设\n';
    const body = '一、推进公园建设\n启动碧道建设。\n二、推进学校建设\n新增学位3000个。';
    expect(itemsOf(`${contents}${body}`)).toEqual(['启动碧道建设', '新增学位3000个']);
  });
});

describe('a dash at the beginning of a paragraph', () => {
  it('stands above numbers that come below it', () => {
    const source = '一、环境\n——以治水为重点。\n1.河涌。启动碧道建设。\n——以治气为重点。\n2.货车。淘汰货车200辆。';
    expect(parsePlan(source, { planYear: 2026 }).items.map(({ path }) => path)).toEqual([
      ['环境', '以治水为重点', '河涌'],
      ['环境', '以治气为重点', '货车'],
    ]);
  });

  it('lists points below a number or a heading', () => {
    expect(itemsOf('一、环境\n1.治水\n——启动碧道建设。\n——新建湿地2个。\n2.治气\n——淘汰货车200辆。')).toEqual([
      '启动碧道建设',
      '新建湿地2个',
      '淘汰货车200辆',
    ]);
  });

  it('names the occasion below a title', () => {
    expect(headingsOf('扎实推动发展\n——在全体会议上的讲话\n一、环境\n启动碧道建设。')).toEqual(['环境']);
  });
});

it('points counted inside a sentence are items of their own', () => {
  expect(itemsOf('一、环境\n今年要完成以下任务:一是启动碧道建设,二是新建湿地2个,三是淘汰货车200辆。')).toEqual([
    '启动碧道建设',
    '新建湿地2个',
    '淘汰货车200辆',
  ]);
});

describe('a plan begins', () => {
  it('with the first numbered task, where no heading stands above', () => {
    expect(itemsOf('2026年民生实事清单\n1.新建公园3个。\n2.推进碧道建设。\n3.改造道路5条。')).toEqual([
      '新建公园3个',
      '推进碧道建设',
      '改造道路5条',
    ]);
  });

  it('below the letter that it was sent with', () => {
    const letter =
      '各单位:\n现将工作要点印发给你们,请认真落实。\n一、加强领导。各单位要制定方案,明确责任。\n区办公室\n2026年1月5日\n';
    const plan = '2026年工作要点\n一、环境\n启动碧道建设。\n推进公园建设。\n新建湿地2个。\n完成清淤5条。';
    expect(itemsOf(`${letter}${plan}`)).toEqual(['启动碧道建设', '推进公园建设', '新建湿地2个', '完成清淤5条']);
  });
});
