import { daysLeft } from '../ladder/ladder.js';
import { LEVEL_NAMES } from '../ladder/level-names.js';
import { COLOUR_NAMES, nextColour } from '../slips/slip-colour.js';
import { slipNumber } from '../slips/slip-number.js';
import type { ChasedSlip, DueStep } from './due-steps.store.js';
import type { Reminder } from './reminders.store.js';

/** What a person reads, zh-CN. `merged` steps fell due together with this one and are not sent by themselves. */
export function composeMessage(
  step: DueStep,
  reminder: Reminder,
  merged: number,
  link: string,
  now: Date,
): { title: string; body: string; link: string } {
  const level = LEVEL_NAMES[reminder.level] ?? '提醒';
  const lines = [
    `${situation(step, now)}。`,
    '',
    `事项：${step.text}`,
    `牵头单位：${step.leadDepartmentName}`,
    `完成时限：${step.dueDate}（${remaining(step.dueDate, now)}）`,
    `当前进度：${step.percent}%`,
    `级别：L${reminder.level} ${level}`,
    ...(merged > 0 ? [`说明：同一时间到期的另外 ${merged} 次提示已并入本条。`] : []),
    '',
    `${request(step)}：${link}`,
  ];
  return { title: `【${level}】${step.title}（${remaining(step.dueDate, now)}）`, body: lines.join('\n'), link };
}

/** How far the due date is, in words: 还有 3 天. */
export function remaining(dueDate: string, now: Date): string {
  const days = daysLeft(dueDate, now);
  if (days > 0) return `还有 ${days} 天`;
  return days === 0 ? '今天到期' : `已逾期 ${-days} 天`;
}

function situation(step: DueStep, now: Date): string {
  switch (step.track) {
    case 'acknowledgement':
      return '该事项已交办，尚未签收';
    case 'report':
      return `${step.anchorDate} 应报进展，至今未收到反馈`;
    case 'review':
      return '该事项已申请办结，等待审核';
    case 'decision':
      return step.extensionRequestedAt ? '该事项已申请延期，等待审批' : '承办单位对交办有异议，等待答复';
    case 'milestone':
      return daysLeft(step.anchorDate, now) < 0 ? `节点未按期完成（${step.anchorDate}）` : `节点即将到期（${step.anchorDate}）`;
    case 'blue-slip':
    case 'yellow-slip':
    case 'red-slip':
      return step.slip ? unanswered(step.slip, step.anchorDate) : '督办单至今未答复';
    case 'deadline':
      return daysLeft(step.dueDate, now) < 0 ? '该事项已超过完成时限' : '该事项即将到期';
  }
}

function unanswered(slip: ChasedSlip, answerDue: string): string {
  const next = nextColour(slip.colour);
  const proposal = next ? `，建议签发${COLOUR_NAMES[next]}督办单` : '，建议约谈';
  return `${COLOUR_NAMES[slip.colour]}督办单 ${slipNumber(slip.year, slip.number)} 应于 ${answerDue} 前答复，至今未答复${proposal}`;
}

function request(step: DueStep): string {
  switch (step.track) {
    case 'acknowledgement':
      return '请签收';
    case 'review':
      return '请审核';
    case 'decision':
    case 'blue-slip':
    case 'yellow-slip':
    case 'red-slip':
      return '请答复';
    default:
      return '请反馈进展';
  }
}
