import { describe, expect, it } from 'vitest';
import { instantAt, WorkCalendar } from '#work-calendar';
import { lampReasonOf, type LampReasonSubject, lampWords } from './lamp-reason.js';

const calendar = new WorkCalendar();

const project = (details: Partial<LampReasonSubject>): LampReasonSubject => ({
  state: 'in_progress',
  dueDate: '2022-09-30',
  atRiskFrom: null,
  offTrackFrom: null,
  nextMilestoneDate: null,
  recurrence: null,
  assignedAt: instantAt('2022-01-17', '10:00'),
  lastReportAt: null,
  cadenceSince: '2022-01-17',
  reportReturnedAt: null,
  ...details,
});

describe('the reason of a lamp', () => {
  it.each([
    [{ dueDate: '2022-09-30' }, '2022-10-11', 0, '逾期4个工作日', 'Overdue by 4 workdays'],
    [
      { dueDate: '2022-10-01' },
      '2022-10-06',
      0,
      '时限已过，下一个工作日起为逾期',
      'The due date has passed; overdue from the next workday on',
    ],
    [{}, '2022-09-30', 0, '今天到期', 'Due today'],
    [{}, '2022-09-29', 0, '距时限1个工作日', 'Due in 1 workday'],
    [{ dueDate: '2022-10-06' }, '2022-10-03', 0, '距时限3天，其间没有工作日', 'Due in 3 days, with no workday before'],
    [{ atRiskFrom: '2022-05-01' }, '2022-05-10', 12, '进度落后12个百分点', 'Behind its planned progress by 12 points'],
    [
      { offTrackFrom: '2022-05-01' },
      '2022-05-10',
      40,
      '进度严重落后，相差40个百分点',
      'Far behind its planned progress: 40 points',
    ],
    [
      { atRiskFrom: '2022-05-01', nextMilestoneDate: '2022-04-29' },
      '2022-05-10',
      0,
      '2022-04-29的节点未完成',
      'The milestone of 2022-04-29 was not reached',
    ],
    [{ atRiskFrom: '2022-05-01' }, '2022-05-10', 0, '指标数据逾期未报', 'A value of an indicator is late'],
    [
      { recurrence: 'monthly', offTrackFrom: '2022-05-05' },
      '2022-05-10',
      40,
      '2022-02-28截止的一期未反馈',
      'No report came for the period that ended on 2022-02-28',
    ],
    [{}, '2022-05-10', 0, '按计划推进', 'On plan'],
    [{ state: 'in_review' }, '2022-05-10', 0, '待审：已申请办结，等待审核', 'Completion was requested and waits for review'],
    [{ state: 'in_review' }, '2022-10-11', 0, '待审：已申请办结，等待审核', 'Completion was requested and waits for review'],
    [{ state: 'suspended' }, '2022-10-11', 0, '已中止', 'Suspended'],
    [{ state: 'closed' }, '2022-10-11', 0, '已办结', 'Closed'],
  ] as const)('%j on %s, %i points behind: %s', (details, today, points, chinese, english) => {
    const reason = lampReasonOf(project(details), today, calendar, points);
    expect([lampWords(reason, 'zh-CN'), lampWords(reason, 'en')]).toEqual([chinese, english]);
  });
});
