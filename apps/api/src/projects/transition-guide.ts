import type { ProjectTransition } from '#projects';

/** What each move is for and what its body has to say; a move without a line here does not compile. */
const PURPOSES: Readonly<Record<ProjectTransition, string>> = {
  acknowledge: '签收: the department signs for the task. No body.',
  object:
    '异议: the department holds that it is not the right one; `reason`. A supervisor answers by reassign or dismiss-objection.',
  'dismiss-objection': '维持交办: the objection is not accepted; `reason`.',
  reassign: '改派: another department leads, and signs anew; `leadDepartmentId` and `reason`.',
  transfer:
    '划转: a department was merged or renamed, or its duty moved; state and signature stay; `leadDepartmentId` and `reason`.',
  report: '反馈进展: `percent` and `text`, `problems` and `attachmentIds` if there are any.',
  'no-change': '无变化: one click when there is nothing new; a report that was returned needs more than that. No body.',
  'return-report': '退回反馈: the last report is not enough; `reason`. The department reports again.',
  'request-report':
    '要求反馈: a report out of turn by `dueDate`, on what stands in `reason`. Whoever else asked for the same month is named in the answer and the event (`alsoRequestedBy`).',
  'request-extension': '申请延期: before the due date, as the policy allows; `dueDate` asked for and `reason`.',
  'withdraw-extension': '撤回延期申请. No body.',
  'approve-extension': '同意延期: `dueDate` only when an earlier date than the one asked for is granted.',
  'refuse-extension': '不同意延期: `reason`.',
  'request-completion': '申请办结: the department says that it is done; `text` says how, `attachmentIds` prove it.',
  close: '办结/销号: a supervisor accepts; nothing is sent from here on.',
  return: '退回: a supervisor does not accept; `reason`.',
  reopen: '重新办理: what was closed is not done after all; `reason`.',
  suspend: '中止: reminders rest; `reason`.',
  resume: '恢复: back to the state it was suspended in.',
  cancel: '撤销: the task is given up; `reason`.',
  'change-due-date': '调整时限: `dueDate` and `reason`; steps not yet taken follow the new date.',
  excuse: '容错: its delay stays out of the score; `reason`.',
  'acknowledge-cooperation': '配合单位签收: your department helps, and signs for its part. No body.',
  'report-cooperation': '配合单位反馈: what your department did for its part; `text`, `problems` if there are any.',
  'change-cooperation':
    '调整配合单位: `cooperatingDepartmentIds`, the whole new list, and `reason`; those who stay keep their signature.',
  label: '归类: `tags` and `series`, each the whole new list.',
  prioritize: '调整紧急程度: `priority` and `reason`.',
  restrict:
    '限定知悉范围: only the leader in charge, `readerIds` (the whole new list), you and administrators know of it from here on; `reason`.',
  unrestrict: '解除知悉限制: whoever may see the department’s tasks sees it again; `reason`.',
};

/** The same as Markdown, for the description of the route. */
export const TRANSITION_GUIDE = [
  'What a project in its state may do stands in its `legalTransitions`; any other move is a 409 that names the legal ones.',
  '',
  ...Object.entries(PURPOSES).map(([transition, purpose]) => `- \`${transition}\`: ${purpose}`),
].join('\n');
