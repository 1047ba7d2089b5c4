import type { Language } from '#platform';
import type { TaskReason } from './task.js';

/** Why somebody has to do it, as one sentence. */
export function taskWords(reason: TaskReason, language: Language): string {
  return language === 'en' ? inEnglish(reason) : inChinese(reason);
}

function inChinese(reason: TaskReason): string {
  switch (reason.is) {
    case 'assigned':
      return `${reason.on}交办，尚未签收`;
    case 'report-owed':
      return reason.lastOn === null ? '尚未反馈过进展' : `上次反馈是${reason.lastOn}`;
    case 'report-asked':
      return `${reason.by}要求反馈：${reason.text}`;
    case 'report-returned':
      return `反馈被退回：${reason.text}`;
    case 'urged':
      return `时限${reason.dueDate}，${reason.on}催办后尚未反馈`;
    case 'due-soon':
      return `临近时限，进度${reason.percent}%`;
    case 'slip-issued':
      return `督办单${reason.number}等待答复`;
    case 'slip-answered':
      return `督办单${reason.number}已答复，等待审核`;
    case 'slip-returned':
      return `督办单${reason.number}的答复被退回：${reason.text}`;
    case 'extension-asked':
      return `申请延期至${reason.until}：${reason.text}`;
    case 'objected':
      return `承办部门提出异议：${reason.text}`;
    case 'completion-asked':
      return `${reason.on}申请办结，等待审核`;
    case 'instructed':
      return `${reason.by}批示：${reason.text}`;
    case 'called-in':
      return `${reason.by}吹哨：${reason.text}`;
    case 'call-answered':
      return `已答复，等待评价：${reason.text}`;
    case 'blocker-raised':
      return `${reason.by}提出难点，等待交办`;
    case 'blocker-assigned':
      return `${reason.by}提出的难点交由您解决`;
    case 'appealed':
      return `${reason.by}对“${reason.line}”申诉：${reason.text}`;
    case 'drafted':
      return `${reason.on}建议${reason.level === 4 ? '列入通报' : '约谈'}，等待审定`;
    case 'value-owed':
      return `指标“${reason.name}”${reason.period}的数值逾期未报`;
    case 'drafts':
      return `${reason.count}项等待审定`;
  }
}

function inEnglish(reason: TaskReason): string {
  switch (reason.is) {
    case 'assigned':
      return `Assigned on ${reason.on} and not signed for yet`;
    case 'report-owed':
      return reason.lastOn === null ? 'Nothing was reported yet' : `Last reported on ${reason.lastOn}`;
    case 'report-asked':
      return `${reason.by} asks for a report: ${reason.text}`;
    case 'report-returned':
      return `The report was returned: ${reason.text}`;
    case 'urged':
      return `Due ${reason.dueDate}; urged on ${reason.on}, and nothing was reported since`;
    case 'due-soon':
      return `Due soon, at ${reason.percent} percent`;
    case 'slip-issued':
      return `The slip ${reason.number} waits for an answer`;
    case 'slip-answered':
      return `The slip ${reason.number} was answered and waits for review`;
    case 'slip-returned':
      return `The answer to the slip ${reason.number} was sent back: ${reason.text}`;
    case 'extension-asked':
      return `An extension until ${reason.until} is asked for: ${reason.text}`;
    case 'objected':
      return `The department objects to the assignment: ${reason.text}`;
    case 'completion-asked':
      return `Completion was requested on ${reason.on} and waits for review`;
    case 'instructed':
      return `${reason.by} instructs: ${reason.text}`;
    case 'called-in':
      return `${reason.by} calls: ${reason.text}`;
    case 'call-answered':
      return `Answered, and waits for your rating: ${reason.text}`;
    case 'blocker-raised':
      return `${reason.by} raised a blocker that nobody was given yet`;
    case 'blocker-assigned':
      return `A blocker that ${reason.by} raised is yours to resolve`;
    case 'appealed':
      return `${reason.by} appeals “${reason.line}”: ${reason.text}`;
    case 'drafted':
      return `${reason.level === 4 ? 'A circular' : 'An interview'} was proposed on ${reason.on} and waits for a decision`;
    case 'value-owed':
      return `The value of “${reason.name}” for ${reason.period} is late`;
    case 'drafts':
      return `${reason.count} items wait for review`;
  }
}
