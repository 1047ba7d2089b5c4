import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOfCells } from '../../test/document-of-cells.js';
import type { ParsedPlan } from '../plan/parsed-plan.js';
import { parsePlan } from '../parse-document.js';
import type { PlanDocument } from '../text/plan-document.js';
import { columnOf } from './columns.js';

/** One line an item: path › text ← leads | helping | leaders, due, quantities. */
function lines(plan: ParsedPlan): string[] {
  return plan.items.map(({ path, text, responsibility: who, due, quantities }) =>
    [
      [...path, text].join('›'),
      who ? [who.leads, who.cooperating, who.leaders].map((names) => names.join('、')).join('|') : '-',
      due ?? '-',
      quantities.join('、'),
    ].join(' '),
  );
}

const read = (cells: string[][], before?: string, after?: string): ParsedPlan =>
  parsePlan(documentOfCells(cells, before, after), { planYear: 2022 });

const HEADER = ['序号', '工作任务', '牵头单位', '责任单位', '完成时限'];

describe('a task table', () => {
  it('has one item a row, with who answers and until when', () => {
    const plan = read([
      HEADER,
      ['1', '启动碧道建设。', '市水务局', '市财政局、各街道', '9月底前'],
      ['2', '新增公办学位3500个', '市教育局', '', '2022年6月'],
      ['3', '加强河湖管护', '市水务局', '', '长期坚持'],
    ]);
    expect(lines(plan)).toEqual([
      '启动碧道建设 市水务局|市财政局、各街道| 2022-09-30 ',
      '新增公办学位3500个 市教育局|| 2022-06-30 3500个',
      '加强河湖管护 市水务局|| - ',
    ]);
  });

  it('is found below a title, with a header of two lines and cells broken by line ends', () => {
    const plan = read([
      ['2022年重点工作任务分解表', '<', '<', '<', '<'],
      ['序\n号', '重点工作\n任务', '责任分工', '<', '完成\n时间'],
      ['^', '^', '牵头\n部门', '配合\n部门', '^'],
      ['1', '启动碧道\n建设', '市水务局', '市财政局\n市住建局', '12月'],
    ]);
    expect(lines(plan)).toEqual(['启动碧道\n建设 市水务局|市财政局、市住建局| 2022-12-31 ']);
  });

  it('takes rows merged across and cells merged downwards as headings', () => {
    const plan = read([
      ['序号', '领域', '重点任务', '量化目标', '责任单位', '分管领导'],
      ['一、城市建设', '<', '<', '<', '<', '<'],
      ['1', '生态', '启动碧道建设', '20公里', '市水务局、市住建局', '张某'],
      ['2', '^', '编制河涌规划', '', '市水务局', '^'],
      ['二、民生保障', '', '', '', '', ''],
      ['3', '教育', '新增学位', '3500个以上', '市教育局', '李某'],
    ]);
    expect(lines(plan)).toEqual([
      '城市建设›生态›启动碧道建设 市水务局|市住建局|张某 - 20公里',
      '城市建设›生态›编制河涌规划 市水务局||张某 - ',
      '民生保障›教育›新增学位 市教育局||李某 - 3500个以上',
    ]);
    expect(plan.headings.map(({ text }) => text)).toEqual(['城市建设', '生态', '民生保障', '教育']);
  });

  it('joins rows that go on with the one above, skips totals and a header that comes again', () => {
    const plan = read([
      ['序号', '项目名称', '年度目标', '牵头单位', '备注'],
      ['1', '月荷湖治理工程', '完成投资5亿元', '市水务局', ''],
      ['', '', '新增绿地3公顷', '市住建局', '续建'],
      ['序号', '项目名称', '年度目标', '牵头单位', '备注'],
      ['2', '实验小学', '', '市教育局', ''],
      ['合计', '', '完成投资5亿元', '', ''],
    ]);
    expect(lines(plan)).toEqual(['月荷湖治理工程 市水务局、市住建局|| - 5亿元、3公顷', '实验小学 市教育局|| - ']);
    expect(plan.skipped.filter(({ text }) => text === '合计')).toMatchObject([{ reason: 'table' }]);
  });

  it('takes the rightmost column of tasks for the task, and a project for its title', () => {
    const plan = read([
      ['项目名称', '主要内容', '责任单位'],
      ['学位建设', '新增公办学位3500个', '市教育局'],
    ]);
    expect(plan.items).toMatchObject([{ text: '新增公办学位3500个', title: '学位建设', path: ['学位建设'] }]);
  });

  it('stands under the headings of the text around it, which is read as well', () => {
    const before = '一、重点任务\n启动碧道建设。\n（一）项目清单\n';
    const plan = read([HEADER, ['1', '建成公园5个', '市水务局', '', '']], before, '二、其他任务\n编制河涌规划。');
    expect(plan.items.map(({ path, text }) => [...path, text].join('›'))).toEqual([
      '重点任务›启动碧道建设',
      '重点任务›项目清单›建成公园5个',
      '其他任务›编制河涌规划',
    ]);
  });

  it('below a review of the past is no plan', () => {
    const plan = read([HEADER, ['1', '建成公园5个', '市水务局', '', '']], '一、2021年工作总结\n');
    expect(plan.items).toEqual([]);
    expect(plan.skipped.find(({ text }) => text === '建成公园5个')?.reason).toBe('review-of-past');
  });
});

it('a table without a word for a task is read as lines of text', () => {
  const { items } = read(
    [
      ['姓名', '电话'],
      ['张某', '启动碧道建设'],
    ],
    '一、重点任务\n',
  );
  expect(items.every(({ responsibility }) => responsibility === null)).toBe(true);
});

it.each([
  ['牵头单位\n（部门）', 'lead'],
  ['2022年工作任务及目标', 'task'],
  ['责任（配合）单位', 'cooperating'],
  ['牵头领导', 'leader'],
  ['完成时限（月）', 'due'],
  ['备 注', 'note'],
  ['启动碧道建设。', null],
  ['', null],
] as const)('the header %j is a column of kind %s', (header, column) => {
  expect(columnOf(header)).toBe(column);
});

describe('whatever the table', () => {
  it('a task that is merged over the column of what it belongs to belongs to nothing', () => {
    const plan = read([
      ['序号', '项目', '工作任务'],
      ['1', '启动碧道建设', '<'],
    ]);
    expect(plan.items).toMatchObject([{ text: '启动碧道建设', path: [] }]);
    expect(plan.headings).toEqual([]);
  });

  const word = fc.constantFrom(
    '序号',
    '工作任务',
    '牵头单位',
    '完成时限',
    '启动碧道建设',
    '市水务局',
    '合计',
    '一、生态',
    '5个',
    '<',
    '^',
    '',
  );
  const cells = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(word, { minLength: width, maxLength: width }), { maxLength: 8 }));

  it('accounts for each cell of a task table once, and no two parts overlap', () => {
    fc.assert(
      fc.property(cells, (rows) => {
        const document = documentOfCells([['序号', '工作任务', '牵头单位'], ...rows], '一、重点任务\n', '启动河涌整治。');
        const plan = parsePlan(document, { planYear: 2022 });
        const parts = [...plan.items, ...plan.headings, ...plan.skipped]
          .map(({ span }) => span)
          .sort((a, b) => a.start - b.start);
        parts.forEach((part, at) => expect(part.start).toBeGreaterThanOrEqual(parts[at - 1]?.end ?? 0));
        for (const cell of filledCells(document))
          expect(parts.some(({ start, end }) => start < cell.end && end > cell.start)).toBe(true);
      }),
    );
  });
});

function filledCells({ text, tables }: PlanDocument): { start: number; end: number }[] {
  return tables.flatMap(({ rows }) => rows.flat()).filter(({ start, end }) => text.slice(start, end).trim() !== '');
}
