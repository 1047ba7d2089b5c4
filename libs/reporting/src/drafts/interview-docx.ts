import { numberedPaperDocx } from '#slips';
import { chineseDate } from '#work-calendar';
import type { InterviewView } from './interview-view.js';

/** A notice of an interview (约谈通知书) as a Word document, with a row for the minutes. */
export function interviewDocx(interview: InterviewView): Promise<Buffer> {
  const { number, heldAt, calledByName } = interview;
  return numberedPaperDocx({
    heading: '约 谈 通 知 书',
    headingNote: '',
    colour: 'C00000',
    title: `约谈通知书 ${number}`,
    number,
    issuedAt: interview.calledAt,
    issuedByName: calledByName,
    rows: [
      { label: '约谈对象', text: `${interview.departmentName}\n${interview.attendee}` },
      { label: '约谈事项', text: interview.text },
      { label: '完成时限', text: chineseDate(interview.dueDate) },
      { label: '当前进度', text: `${interview.percent}%` },
      { label: '约谈事由', text: interview.problem, millimetres: 30 },
      { label: '约谈时间', text: `${chineseDate(interview.heldOn)}${heldAt === '' ? '' : ` ${heldAt}`}` },
      { label: '约谈地点', text: interview.place },
      { label: '约谈人', text: interview.host },
      { label: '有关要求', text: interview.demand, millimetres: 26 },
      { label: '约谈记录', text: '', millimetres: 44 },
    ],
    closing: [`签发：${calledByName}`],
  });
}
