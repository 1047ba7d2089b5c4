import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { type ParsedPlan, parsePlan } from '#plan-text';
import { documentOfPlan, readPlanFile } from './plan-file.js';

// The first document waits for a process to load.
vi.setConfig({ testTimeout: 60_000 });

const FOLDER = new URL('../../../../test/fixtures/cases/', import.meta.url);

interface Read {
  plan: ParsedPlan;
  /** Of the file and of its reading. */
  notes: string[];
}

async function read(name: string): Promise<Read> {
  const file = await readPlanFile(readFileSync(new URL(name, FOLDER)), name.split('/').at(-1));
  const plan = parsePlan(documentOfPlan(file));
  return { plan, notes: [...file.notes, ...plan.notes].map(({ text }) => text) };
}

/** One line an item: text, date, who leads + who helps. */
const lines = ({ plan }: Read): string[] =>
  plan.items.map(({ text, due, responsibility: who }) =>
    [text, due ?? '-', who ? [who.leads, who.cooperating].map((names) => names.join('、')).join('+') : '-'].join(' | '),
  );
const dues = ({ plan }: Read): (string | null)[] => plan.items.map(({ due }) => due);

describe('reported documents', () => {
  it('content-column-lost-1: what is to be done, with its numbers, under the name of the project', async () => {
    const { plan } = await read('content-column-lost-1/table.xlsx');
    expect(plan.items.map(({ title, text, quantities }) => [title, text, quantities])).toEqual([
      ['停车便民', '新增公共停车位800个', ['800个']],
      ['助餐服务', '新建长者食堂12家，改造提升5家', ['12家', '5家']],
    ]);
  });

  it('dates-in-prose-1', async () => {
    expect(dues(await read('dates-in-prose-1/plan.txt'))).toEqual([
      '2022-12-31',
      '2022-11-30',
      '2022-09-30',
      '2022-09-20',
      '2022-06-30',
      '2022-06-30',
    ]);
  });

  it('due-column-forms-1', async () => {
    expect(dues(await read('due-column-forms-1/table.xlsx'))).toEqual([
      '2022-12-31',
      '2022-06-30',
      '2022-06-30',
      '2022-11-30',
      '2022-09-30',
      '2022-10-15',
      '2022-09-30',
    ]);
    expect(dues(await read('due-column-forms-1/table.csv'))).toEqual(['2022-12-31', '2022-11-30', '2022-09-30']);
  });

  it('duration-beside-its-end-1', async () => {
    expect(dues(await read('duration-beside-its-end-1/report.txt'))).toEqual(['2035-12-31', '2026-12-31']);
  });

  it('kangxi-radicals-txt: year, heading, dates, and characters that a search finds', async () => {
    const { plan } = await read('kangxi-radicals-txt/plan.txt');
    expect(plan.planYear).toBe(2022);
    expect(plan.items.slice(0, 2).map(({ path, due }) => [path, due])).toEqual([
      [['生态水利'], '2022-06-30'],
      [['生态水利'], '2022-09-30'],
    ]);
    expect(plan.items.map(({ text }) => text).join('')).toMatch(/水.*月.*河长/);
  });

  it('month-table-1', async () => {
    expect(lines(await read('month-table-1/plan.html')).map((line) => line.replace(/（.*?）| \| -$/g, ''))).toEqual([
      '举办教职工棋牌赛 | 2022-03-30',
      '举办趣味运动会 | 2022-04-21',
      '举办教职工田径运动会 | 2022-04-30',
      '组织教职工疗休养 | 2022-08-31',
      '举办教职工篮球赛 | 2022-09-30',
    ]);
  });

  it('ofd-composite-text-1', async () => {
    const { plan } = await read('ofd-composite-text-1/plan.ofd');
    expect(plan.items.map(({ path, text, due }) => [...path, text, due])).toEqual([
      ['市政设施', '更换路灯1200盏，6月底前完成', '2022-06-30'],
      ['市政设施', '新建口袋公园5个', null],
    ]);
  });

  it('pdf-task-table-1: with unit and date, over two pages, and a note', async () => {
    const found = await read('pdf-task-table-1/table.pdf');
    expect(found.plan.planYear).toBe(2022);
    expect(lines(found)).toEqual([
      '更换老城区路灯1200盏 | 2022-06-30 | 市城管局+',
      '新建口袋公园5个，改造提升滨河绿道3公里 | 2022-09-30 | 市园林局+',
      '改造农贸市场3家 | 2022-12-31 | 市商务局+',
      '建设停车楼2座 | 2022-11-30 | 市住建局+',
    ]);
    expect(found.notes.join(' ')).toMatch(/\.docx or \.xlsx/);
  });

  it('period-as-heading-1', async () => {
    expect(dues(await read('period-as-heading-1/a.txt'))).toEqual(['2022-03-31', '2022-03-31', '2022-04-30', '2022-04-30']);
    expect(dues(await read('period-as-heading-1/b.txt'))).toEqual(['2022-03-31', '2022-03-31', '2022-06-30', '2022-05-31']);
  });

  it('quarter-columns-1: names the project, its goal dates it, and no cell is lost', async () => {
    const { plan } = await read('quarter-columns-1/table.html');
    expect(plan.items).toMatchObject([
      { title: '滨河路改造', path: ['滨河路改造'], text: '改造道路3公里', quantities: ['3公里'], due: '2022-12-31' },
    ]);
    expect(plan.items[0]?.details?.map(({ words }) => words)).toEqual([
      '12月底前竣工通车',
      '完成招标',
      '完成路基',
      '完成路面',
      '竣工验收',
    ]);
  });

  it('several-tasks-in-one-cell-1', async () => {
    expect(lines(await read('several-tasks-in-one-cell-1/table.docx'))).toEqual([
      '更换老城区路灯1200盏 | 2022-06-30 | 市城管局+',
      '新建口袋公园5个 | 2022-12-31 | 市园林局+',
      '改造农贸市场3家 | 2022-09-30 | 市商务局+各镇街',
    ]);
  });

  it('struck-out-text-1', async () => {
    const found = await read('struck-out-text-1/plan.docx');
    expect(lines(found)).toEqual(['更换路灯1200盏 | - | -']);
    expect(found.notes.join(' ')).toContain('删除线');
  });

  it('table-copied-as-lines-1', async () => {
    const found = await read('table-copied-as-lines-1/plan.txt');
    expect(lines(found)).toEqual([
      '启动建设湿地公园 | 2016-12-31 | 县水务局+县住建局',
      '新建2座人行天桥 | 2016-09-30 | 县住建局+',
      '启动图书馆新馆建设 | 2016-10-31 | 县文体局+',
      '开工建设老年养护楼 | 2016-05-31 | 县民政局+',
    ]);
    expect(found.notes.join(' ')).toMatch(/came as lines/);
  });

  it.each(['flat-opc.doc', 'single-web-page.doc'])('xml-word-files-1: %s', async (name) => {
    const { plan } = await read(`xml-word-files-1/${name}`);
    expect(plan.items.map(({ path, text, due }) => [...path, text, due])).toEqual([
      ['市政设施', '更换路灯1200盏，6月底前完成', '2022-06-30'],
      ['市政设施', '新建口袋公园5个', null],
    ]);
  });

  it('year-in-title-1', async () => {
    expect([(await read('year-in-title-1/a.txt')).plan.planYear, ...dues(await read('year-in-title-1/a.txt'))]).toEqual([
      2023,
      '2023-09-30',
    ]);
    expect([(await read('year-in-title-1/b.txt')).plan.planYear, ...dues(await read('year-in-title-1/b.txt'))]).toEqual([
      2023,
      '2023-12-31',
    ]);
  });

  it('each folder has its test', () => {
    const tested = readFileSync(new URL(import.meta.url), 'utf8');
    const folders = readdirSync(FOLDER).filter((name) => !name.endsWith('.md'));
    expect(folders.filter((name) => !tested.includes(`'${name}`))).toEqual([]);
  });
});

describe('a note says', () => {
  const notes = (text: string, planYear?: number): string[] =>
    parsePlan(text, planYear === undefined ? {} : { planYear }).notes.map(({ kind, text: said }) => `${kind}: ${said}`);

  it('that no year is told', () => {
    expect(notes('一、重点任务\n（一）完成预算公开，9月底前完成。')).toEqual([
      expect.stringMatching(/^year: No year.*dates are not worked out.*--year/),
    ]);
  });

  it('that the text contradicts the year that was given', () => {
    expect(notes('2022年工作要点\n一、重点任务\n1.启动碧道建设。', 2023)).toEqual([
      expect.stringMatching(/^year: .*“2022年工作要点”.*2023/),
    ]);
    expect(notes('2022年工作要点\n一、重点任务\n1.启动碧道建设。', 2022)).toEqual([]);
  });

  it('why there are no items, with the passages', () => {
    const [, note] = notes('2022年工作总结\n一、2021年工作回顾\n2021年，我们建成了公园5个，完成了改造。');
    expect(note).toMatch(/^no-items: No items: .*look back.*“/);
  });

  it('the same in Chinese', () => {
    const inChinese = (text: string, planYear?: number): string[] =>
      parsePlan(text, planYear === undefined ? {} : { planYear }).notes.map(({ zh }) => zh);
    expect(inChinese('一、重点任务\n（一）完成预算公开，9月底前完成。')).toEqual([
      '文中没有写明是哪一年的计划，无法推算时限。请填写计划年份。',
    ]);
    expect(inChinese('2022年工作要点\n一、重点任务\n1.启动碧道建设。', 2023)).toEqual([
      '文中写的是“2022年工作要点”，现按 2023 年的计划导入。请核对年份。',
    ]);
    expect(inChinese('2022年工作总结\n一、2021年工作回顾\n2021年，我们建成了公园5个，完成了改造。')).toContainEqual(
      expect.stringMatching(/^没有找到任务：1 处分析形势（“2022年工作总结”）；1 处回顾过去（“2021年，我们建成了公园/),
    );
    const table = '2022年工作要点\n序号\t工作任务\t完成时限\n1\t启动碧道建设\t汛期前\n2\t完成预算公开\t9月底\n';
    expect(inChinese(table)).toEqual([expect.stringMatching(/^1 个日期单元格读不出日期：.*“汛期前”。请手动填写这些日期。$/)]);
  });

  it('that items stand in a chapter on five years', () => {
    const text =
      '2026年政府工作报告\n一、“十五五”时期主要目标和重点任务\n（一）建设科创走廊。\n二、2026年重点工作\n（一）启动碧道建设。';
    expect(notes(text)).toContainEqual(expect.stringMatching(/^five-year: /));
  });
});
