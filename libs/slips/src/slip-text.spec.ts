import { describe, expect, it } from 'vitest';
import { instantAt, WorkCalendar } from '#work-calendar';
import { prefilledText } from './slip-text.js';

const calendar = new WorkCalendar();
const project = {
  state: 'in_progress' as const,
  dueDate: '2022-06-17',
  atRiskFrom: null,
  acknowledgedAt: instantAt('2022-03-02', '10:00'),
  percent: 40,
  returns: 0,
};

describe('the prefilled text', () => {
  it('of a red slip counts the workdays overdue and asks for reasons', () => {
    const text = prefilledText(project, 'red', { today: '2022-06-24', answerDue: '2022-06-29' }, '征地尚未完成', calendar);
    expect(text.problem).toBe('该事项应于2022年6月17日前完成，已逾期5个工作日，当前进度40%。承办单位反映的问题：征地尚未完成。');
    expect(text.demand).toBe(
      '请单位主要负责同志亲自研究，立即整改，限期完成，并于2022年6月29日前书面答复逾期原因、整改措施和完成时间。',
    );
  });

  it('of a yellow slip tells how far it is behind, and that no reason was given', () => {
    const behind = { ...project, atRiskFrom: '2022-05-10' };
    const { problem } = prefilledText(behind, 'yellow', { today: '2022-05-20', answerDue: '2022-05-27' }, null, calendar);
    expect(problem).toBe(
      '该事项应于2022年6月17日前完成，距时限还有19个工作日，当前进度40%，进度滞后于序时要求。承办单位未说明原因。',
    );
  });

  it('of a blue slip tells what is left, and that nobody has signed', () => {
    const unsigned = { ...project, percent: 100, state: 'registered' as const, acknowledgedAt: null };
    const { problem } = prefilledText(unsigned, 'blue', { today: '2022-06-14', answerDue: '2022-06-17' }, null, calendar);
    expect(problem).toBe('该事项应于2022年6月17日前完成，距时限还有3个工作日，当前进度100%。交办后至今未签收。');
  });
});
