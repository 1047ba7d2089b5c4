import { describe, expect, it } from 'vitest';
import { documentOfCells } from '../../test/document-of-cells.js';
import { parsePlan } from '../parse-document.js';
import type { ParsedPlan, PlanItemDraft } from '../plan/parsed-plan.js';

/** One line an item: path › text | title | leads + helping | due. */
function lines(plan: ParsedPlan): string[] {
  return plan.items.map(({ path, text, title, responsibility: who, due }) =>
    [
      [...path, text].join('›'),
      title,
      [who?.leads, who?.cooperating].map((names) => names?.join('、') ?? '').join('+'),
      due ?? '-',
    ].join(' | '),
  );
}

const brief = ({ items }: ParsedPlan): string[] => items.map(({ text, due }) => `${text} ${due ?? '-'}`);
const read = (cells: string[][], before = '2022年重点工作任务分解表\n'): ParsedPlan => parsePlan(documentOfCells(cells, before));
const first = (plan: ParsedPlan): PlanItemDraft | undefined => plan.items[0];

describe('several tasks in one cell', () => {
  const HEADER = ['序号', '工作内容', '责任单位', '责任领导', '完成时间'];

  it('are an item each, with the line of their own in the cells beside', () => {
    const plan = read([
      HEADER,
      ['1', '1.更换路灯1200盏。\n2.新建口袋公园5个。', '市城管局\n市园林局', '张某', '6月底\n12月底'],
      ['2', '改造农贸市场3家', '市商务局（牵头）、各镇街', '李某', '9月底'],
    ]);
    expect(
      plan.items.map(({ text, due, responsibility }) => [text, due, responsibility?.leads, responsibility?.cooperating]),
    ).toEqual([
      ['更换路灯1200盏', '2022-06-30', ['市城管局'], []],
      ['新建口袋公园5个', '2022-12-31', ['市园林局'], []],
      ['改造农贸市场3家', '2022-09-30', ['市商务局'], ['各镇街']],
    ]);
  });

  it.each([
    ['（1）更换路灯1200盏；（2）新建口袋公园5个。', '（1）6月底；（2）12月底'],
    ['①更换路灯1200盏\n②新建口袋公园5个', '6月\n12月'],
    ['1、更换路灯1200盏；\n2、新建口袋公园5个', '1、2022.6\n2、2022.12'],
    ['更换路灯1200盏\n新建口袋公园5个', '6.30\n12.31'],
  ])('numbered as %j, dated as %j', (tasks, dates) => {
    const found = brief(read([HEADER, ['1', tasks, '市城管局', '', dates]]));
    expect(found.map((line) => line.split(' ')[0])).toEqual(['更换路灯1200盏', '新建口袋公园5个']);
  });

  it('one unit and one date for all of them hold for each', () => {
    const plan = read([HEADER, ['1', '1.更换路灯1200盏。\n2.新建口袋公园5个。', '市城管局、市园林局', '', '9月底']]);
    expect(plan.items.map(({ due, responsibility }) => [due, responsibility?.leads[0], responsibility?.cooperating[0]])).toEqual([
      ['2022-09-30', '市城管局', '市园林局'],
      ['2022-09-30', '市城管局', '市园林局'],
    ]);
  });

  it.each([
    ['开展校园安全专项检查。重点是食堂、宿舍和实验室。', '重点是食堂、宿舍和实验室'],
    ['1.开展消防演练。时间为每月最后一个周五；2.更换路灯1200盏。', '时间为每月最后一个周五'],
  ])('%j: what only tells more of a task is kept as a description', (cell, told) => {
    const { skipped } = read([HEADER, ['1', cell, '市城管局', '', '']]);
    expect(skipped.filter(({ reason }) => reason === 'description').map(({ text }) => text)).toEqual([told]);
  });

  it('a number before a date is a number: 2.3月底前', () => {
    expect(brief(read([HEADER, ['1', '1.制定方案。2.3月底前完成征拆。', '', '', '']]))).toEqual([
      '制定方案 -',
      '3月底前完成征拆 2022-03-31',
    ]);
  });

  it('a long row follows the comma rule, a short one is one task; a cell without a verb is an item, and a line end inside words is none', () => {
    expect(
      brief(
        read([
          HEADER,
          ['1', '制定《会议管理办法》，编制学校组织架构和运行体系框图，梳理规范学校各类会议的名称和纪律要求', '', '', ''],
          ['4', '新增学位500个，建成小学', '', '', ''],
          ['2', '交通安全专项督察', '', '', ''],
          ['3', '启动碧道\n建设', '', '', ''],
        ]),
      ),
    ).toEqual([
      '制定《会议管理办法》 -',
      '编制学校组织架构和运行体系框图 -',
      '梳理规范学校各类会议的名称和纪律要求 -',
      '新增学位500个，建成小学 -',
      '交通安全专项督察 -',
      '启动碧道\n建设 -',
    ]);
  });
});

describe('a project with what it consists of', () => {
  it('is what its content does, under its name', () => {
    const plan = read([
      ['序号', '实事项目', '建设内容', '责任单位', '完成时限'],
      ['1', '停车便民', '新增公共停车位800个', '市城管局', '11月底'],
      ['2', '助餐服务', '新建长者食堂12家，改造提升5家', '市民政局', '9月底'],
      ['3', '文化中心', '总建筑面积5万平方米', '市文旅局', '12月底'],
    ]);
    expect(lines(plan)).toEqual([
      '停车便民›新增公共停车位800个 | 停车便民 | 市城管局+ | 2022-11-30',
      '助餐服务›新建长者食堂12家，改造提升5家 | 助餐服务 | 市民政局+ | 2022-09-30',
      '文化中心 | 文化中心 | 市文旅局+ | 2022-12-31',
    ]);
    expect(plan.items.map(({ quantities }) => quantities)).toEqual([['800个'], ['12家', '5家'], ['5万平方米']]);
    expect(plan.items[2]?.details).toEqual([{ column: '建设内容', words: '总建筑面积5万平方米' }]);
  });

  it.each(['项目内容', '建设内容及规模', '主要建设内容'])('%s is such a column', (header) => {
    expect(
      first(
        read([
          ['项目名称', header, '责任单位'],
          ['学位建设', '新增公办学位3500个', '市教育局'],
        ]),
      ),
    ).toMatchObject({
      title: '学位建设',
      text: '新增公办学位3500个',
    });
  });
});

describe('columns for quarters and months', () => {
  const HEADER = [
    '序号',
    '项目名称',
    '建设内容及规模',
    '年度目标任务',
    '第一季度',
    '第二季度',
    '第三季度',
    '第四季度',
    '责任单位',
  ];

  it('are told with the project; the date of its goal is its own', () => {
    const plan = read([
      HEADER,
      ['1', '滨河路改造', '改造道路3公里', '12月底前竣工通车', '完成招标', '完成路基', '完成路面', '竣工验收', '市住建局'],
    ]);
    expect(lines(plan)).toEqual(['滨河路改造›改造道路3公里 | 滨河路改造 | 市住建局+ | 2022-12-31']);
    expect(first(plan)?.details?.map(({ column, words }) => `${column}：${words}`)).toEqual([
      '年度目标任务：12月底前竣工通车',
      '第一季度：完成招标',
      '第二季度：完成路基',
      '第三季度：完成路面',
      '第四季度：竣工验收',
    ]);
  });

  it.each([
    [['一季度', '二季度', '三季度'], '2022-09-30'],
    [['1-3月', '4-6月', '7-9月'], '2022-09-30'],
    [['上半年目标', '下半年目标', '备注'], '2022-12-31'],
  ])('the last of %j that says something is when all is due', (stages, due) => {
    const plan = read([
      ['项目名称', ...stages, '责任单位'],
      ['滨河路改造', '完成招标', '完成路基', '完成路面', '市住建局'],
    ]);
    expect(brief(plan)).toEqual([`滨河路改造 ${due}`]);
  });

  it('without a column of tasks hold tasks themselves', () => {
    const plan = read([
      ['责任单位', '一季度', '二季度'],
      ['市水务局', '启动碧道建设', '完成河道清淤'],
    ]);
    expect(lines(plan)).toEqual(
      ['启动碧道建设 | 碧道建设 | 市水务局+ | 2022-03-31', '完成河道清淤 | 河道清淤 | 市水务局+ | 2022-06-30'].map(
        (line) => expect.stringContaining(line.split(' | ')[0] ?? '') as string,
      ),
    );
    expect(brief(plan)).toEqual(['启动碧道建设 2022-03-31', '完成河道清淤 2022-06-30']);
  });
});

describe('a table by months', () => {
  it('has its tasks under the month, due at its end unless they say it more exactly', () => {
    const plan = read([
      ['月份', '内容', '备注'],
      ['3月', '举办教职工棋牌赛（3月6日—30日）', ''],
      ['4月', '1.举办趣味运动会（4月21日）\n2.举办教职工田径运动会', ''],
      ['7-8月', '组织教职工疗休养', ''],
    ]);
    expect(brief(plan)).toEqual([
      '举办教职工棋牌赛（3月6日—30日） 2022-03-30',
      '举办趣味运动会（4月21日） 2022-04-21',
      '举办教职工田径运动会 2022-04-30',
      '组织教职工疗休养 2022-08-31',
    ]);
  });

  it('January behind December is the next year, and a merged month holds for all its rows', () => {
    const plan = read([
      ['月份', '工作安排'],
      ['十二月', '开展安全检查'],
      ['^', '修订防汛预案'],
      ['一月', '举办迎新活动'],
    ]);
    expect(brief(plan)).toEqual(['开展安全检查 2022-12-31', '修订防汛预案 2022-12-31', '举办迎新活动 2023-01-31']);
  });

  it.each([
    ['时间', '第一季度', '2022-03-31'],
    ['季度', '二季度', '2022-06-30'],
    ['时间安排', '9月上旬', '2022-09-10'],
    ['日期', '9.15', '2022-09-15'],
  ])('%s: %s', (header, cell, due) => {
    expect(
      first(
        read([
          [header, '工作内容'],
          [cell, '举办篮球赛'],
        ]),
      )?.due,
    ).toBe(due);
  });
});

describe('other task tables', () => {
  it('工作任务 / 任务分解、时序进度 / 考核要点', () => {
    const plan = read([
      ['工作任务', '任务分解、时序进度', '考核要点', '责任单位'],
      ['碧道建设', '1.3月底前完成方案；2.9月底前开工建设。', '建成20公里', '市水务局'],
    ]);
    expect(plan.items.map(({ path, text, due }) => [path[0], text, due])).toEqual([
      ['碧道建设', '3月底前完成方案', '2022-03-31'],
      ['碧道建设', '9月底前开工建设', '2022-09-30'],
    ]);
  });

  it('the outline beside the detail is no heading', () => {
    const plan = read([
      ['时间', '工作主题', '工作重点', '具体措施'],
      ['三月', '安全督查月', '1.排查。\n2.部署。', '1.开展专项排查。\n2.签订责任书。'],
    ]);
    expect(plan.items.map(({ path, text }) => [...path, text])).toEqual([
      ['三月', '安全督查月', '开展专项排查'],
      ['三月', '安全督查月', '签订责任书'],
    ]);
  });

  it('the year is that of the dates in the column, where no words tell it', () => {
    const plan = read(
      [
        ['计划标题', '责任部门/人', '预计完成时间'],
        ...['01', '02', '03'].map((month) => ['更换标识牌', '工程部', `2019年${month}月30日`]),
      ],
      '某小区计划\n',
    );
    expect(plan.planYear).toBe(2019);
  });
});

it('单位 alone names who answers, unless it measures', () => {
  expect(
    lines(
      read([
        ['单位', '工作任务'],
        ['市水务局', '启动碧道建设'],
      ]),
    ),
  ).toEqual(['启动碧道建设 | 启动碧道建设 | 市水务局+ | -']);
  expect(
    lines(
      read([
        ['重点任务', '单位', '目标值'],
        ['完成固定资产投资', '亿元', '50'],
      ]),
    )[0],
  ).toContain('| + |');
});

it('a row with a number of its own and no task goes on with nothing', () => {
  const plan = read([
    ['序号', '工作任务', '责任单位'],
    ['1', '启动碧道建设', '市水务局'],
    ['2', '', '市城管局'],
  ]);
  expect(plan.items[0]?.responsibility).toMatchObject({ leads: ['市水务局'], cooperating: [] });
});
