import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-document.js';
import { periodOf } from '../time/period.js';

const dues = (text: string): string[] =>
  parsePlan(`2022年重点工作安排\n${text}`).items.map(({ text: task, due }) => `${task} ${due ?? '-'}`);

describe('a heading that names a time', () => {
  it.each([
    ['一、3月份\n1.开展安全大检查。\n二、4月份\n1.启动碧道建设。', ['开展安全大检查 2022-03-31', '启动碧道建设 2022-04-30']],
    [
      '（一）第一季度\n1.开展安全大检查；\n（二）第二季度\n1.修订防汛预案，5月底前印发。',
      ['开展安全大检查 2022-03-31', '修订防汛预案，5月底前印发 2022-05-31'],
    ],
    ['一、上半年工作\n1.开展安全大检查。\n二、下半年\n1.新建学校3所。', ['开展安全大检查 2022-06-30', '新建学校3所 2022-12-31']],
    [
      '4月：\n1.启动碧道建设。\n2.修订防汛预案。\n5月：\n1.开展安全大检查。',
      ['启动碧道建设 2022-04-30', '修订防汛预案 2022-04-30', '开展安全大检查 2022-05-31'],
    ],
    [
      '3月：举办棋牌赛；开展安全检查。\n7—8月：组织疗休养。',
      ['举办棋牌赛 2022-03-31', '开展安全检查 2022-03-31', '组织疗休养 2022-08-31'],
    ],
    ['一、12月\n1.开展安全大检查。\n二、1月\n1.启动碧道建设。', ['开展安全大检查 2022-12-31', '启动碧道建设 2023-01-31']],
    [
      '一、动员部署阶段（3月底前）\n1.制定实施方案。\n二、整治阶段（2022年4月至10月）\n1.整治隐患200处。',
      ['制定实施方案 2022-03-31', '整治隐患200处 2022-10-31'],
    ],
  ])('%j dates what stands below it', (text, expected) => {
    expect(dues(text)).toEqual(expected);
  });

  it('gives no date to a duty that comes back', () => {
    expect(dues('一、3月份\n1.每月开展安全检查。')).toEqual(['每月开展安全检查 -']);
  });
});

it.each(['3月份', '第一季度', '上半年工作安排', '2022年三季度重点任务', '七月', '（四月份）', '1-2月', '年底工作'])(
  '%s is a period',
  (heading) => {
    expect(periodOf(heading)).not.toBeNull();
  },
);

it.each(['3月组织招商会', '月荷湖治理', '三年行动', '初中教育', '底线思维', '中心城区', '第一批项目', '工作安排'])(
  '%s is none',
  (heading) => {
    expect(periodOf(heading)).toBeNull();
  },
);
