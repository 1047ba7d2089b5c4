import type { ProjectMove } from '#tracking';

/** What each move is for and what its body has to say; a move without a line here does not compile. */
const PURPOSES: Readonly<Record<ProjectMove, string>> = {
  acknowledge: '签收: the department signs for the task. No body.',
  report: '反馈进展: `percent` and `text`, `problems` if there are any.',
  'request-completion': '申请办结: the department says that it is done; `text` says how.',
  close: '办结/销号: a supervisor accepts; nothing is sent from here on.',
  return: '退回: a supervisor does not accept; `reason`.',
  suspend: '中止: reminders rest; `reason`.',
  resume: '恢复: back to the state it was suspended in.',
  cancel: '撤销: the task is given up; `reason`.',
  'change-due-date': '调整时限: `dueDate` and `reason`; steps not yet taken follow the new date.',
};

/** The same as Markdown, for the description of the route. */
export const MOVE_GUIDE = [
  'What a project in its state may do stands in its `legalMoves`; any other move is a 409 that names the legal ones.',
  '',
  ...Object.entries(PURPOSES).map(([move, purpose]) => `- \`${move}\`: ${purpose}`),
].join('\n');
