import { describe, expect, it } from 'vitest';
import { parsePlan } from './parse-document.js';

const textsOf = (source: string, planYear?: number): string[] =>
  parsePlan(source, planYear === undefined ? {} : { planYear }).items.map(({ text }) => text);
const pathsOf = (source: string): string[][] => parsePlan(source).items.map(({ path }) => path);

describe('a text without a review is a plan as a whole', () => {
  it.each([
    ['one sentence', '启动碧道建设。', ['启动碧道建设']],
    ['another', '新建停车场2个。', ['新建停车场2个']],
    [
      'a few sentences',
      '启动碧道建设。推进水环境治理，6月底前完成。新建学校3所。',
      ['启动碧道建设', '推进水环境治理，6月底前完成', '新建学校3所'],
    ],
    ['lines', '启动碧道建设\n推进水环境治理\n新建学校3所', ['启动碧道建设', '推进水环境治理', '新建学校3所']],
    [
      'minutes in one paragraph',
      '会议议定以下事项：一、由住建局牵头，6月底前完成碧道建设。二、教育局负责新建学校3所。',
      ['由住建局牵头，6月底前完成碧道建设', '教育局负责新建学校3所'],
    ],
    [
      'minutes in lines',
      '会议纪要\n会议议定以下事项：\n一、由水务局牵头，9月底前完成清淤。\n二、由教育局负责，新建学校3所。',
      ['由水务局牵头，9月底前完成清淤', '由教育局负责，新建学校3所'],
    ],
  ])('%s', (_name, source, items) => expect(textsOf(source, 2026)).toEqual(items));
});

describe('a numbered task may begin with a number', () => {
  it.each([
    ['after a point', '1.制定方案。\n2.3月底前完成摸底。\n3.新建车位500个。'],
    ['after a list mark', '1、制定方案。\n2、3月底前完成摸底。\n3、新建车位500个。'],
    ['after a wide point', '1．制定方案。\n2．3月底前完成摸底。\n3．新建车位500个。'],
  ])('%s', (_name, list) =>
    expect(textsOf(`2022年工作要点\n一、管理\n${list}`)).toEqual(['制定方案', '3月底前完成摸底', '新建车位500个']),
  );

  it('and the first of its list too', () => {
    const source = '2022年工作要点\n一、教育\n1.3月份，组织开展教师培训。\n2.4月份，召开春季运动会。\n3.完成校舍维修加固。';
    expect(textsOf(source)).toEqual(['3月份，组织开展教师培训', '4月份，召开春季运动会', '完成校舍维修加固']);
  });
});

it('lines over lists that begin anew are headings, and no task is lost above them', () => {
  const source =
    '2022年责任清单\n市教育局\n1.开展安全检查。\n2.完成职称申报。\n市水务局\n1.启动碧道建设。\n2.修订防汛预案。\n市城管局\n1.组织路灯普查。';
  expect(textsOf(source)).toEqual(['开展安全检查', '完成职称申报', '启动碧道建设', '修订防汛预案', '组织路灯普查']);
  expect(pathsOf(source)).toEqual([['市教育局'], ['市教育局'], ['市水务局'], ['市水务局'], ['市城管局']]);
});

describe('what stands behind the last task is none', () => {
  const plan = '2022年政务公开工作要点\n一、重点任务\n（一）加强政策解读。6月底前完成政策库建设。\n（二）新建公开专区3个。\n';
  it.each([
    '附件：2022年任务分解表',
    '附件1：公开目录',
    '联系人：王某，联系电话：2800000。',
    '抄送：市委办公室，市人大办公室。',
    '（此件公开发布）',
    '某市人民政府办公室 2022年3月1日印发',
    '2022年3月1日',
    '名词解释\n1.暖心驿站：2018年启动建设，提供饮水休息服务。\n2.五个行动：2022年6月，市政府启动整治行动。',
  ])('%j', (tail) => expect(textsOf(plan + tail)).toEqual(['6月底前完成政策库建设', '新建公开专区3个']));
});

describe('a review stays a review', () => {
  it('also below a sentence that names 民生实事', () => {
    const source =
      '2026年某市政府工作报告\n一、2025年工作回顾\n（一）着力加强民生建设\n民心工程和民生实事全面完成。新增养老床位600张，新建社区食堂15家。\n就业形势保持稳定。新增就业岗位3万个。\n二、2026年工作安排\n新建学校6所。';
    expect(textsOf(source)).toEqual(['新建学校6所']);
  });

  it('and 第一、二轮 is no ordinal', () => {
    const source =
      '2026年某省政府工作报告\n“十四五”时期工作回顾\n我们强化保护。第一、二轮督察反馈问题全部整改办结，第三轮整改任务有序推进。建成污水厂12座。\n2026年工作安排\n今年要突出抓好以下工作。\n新建学校6所，年底前投用。';
    expect(textsOf(source)).toEqual(['新建学校6所，年底前投用']);
    expect(pathsOf(source)).toEqual([['2026年工作安排']]);
  });

  it('and ends at the title of the next chapter, which has no ordinal', () => {
    const source =
      '2026年某镇政府工作报告\n“十四五”时期工作回顾\n我们持续改善民生。新建学校2所。\n2026年工作安排\n新建托育园1所。\n开工建设环镇路。';
    expect(textsOf(source)).toEqual(['新建托育园1所', '开工建设环镇路']);
  });
});

it('a letter that only sends a table holds no task', () => {
  const letter =
    '各镇、各部门：\n为全面完成2021年各项工作任务，现将《任务分解表》印发给你们。\n请各牵头单位再细化、再分解。督查室要适时开展督查。\n附件：任务分解表\n某区人民政府办公室\n2021年1月25日';
  expect(textsOf(letter)).toEqual([]);
});
