import type { Language } from '#platform';
import type { ProposalReason } from './proposal.js';

/** How often what was done about a project. */
export interface DeskCounts {
  urges: number;
  slips: number;
  extensions: number;
  returns: number;
}

/** The history of a project in one line: 催办2次、督办单1份、延期1次、退回0次. */
export function historyLine({ urges, slips, extensions, returns }: DeskCounts, language: Language): string {
  return language === 'en'
    ? `urged ${urges}×, slips ${slips}, extended ${extensions}×, returned ${returns}×`
    : `催办${urges}次、督办单${slips}份、延期${extensions}次、退回${returns}次`;
}

/** Why a step is proposed, as one sentence. */
export function reasonWords(reason: ProposalReason, language: Language): string {
  return language === 'en' ? inEnglish(reason) : inChinese(reason);
}

function inChinese(reason: ProposalReason): string {
  switch (reason.is) {
    case 'extension-asked':
      return `申请延期至${reason.until}，等待审批`;
    case 'slip-answered':
      return `督办单${reason.number}已答复，等待审核`;
    case 'answer-awaited':
      return `督办单${reason.number}应于${reason.due}前答复`;
    case 'red-slips':
      return `已签发红色督办单${reason.count}份，建议约谈`;
    case 'slip-unanswered':
      return reason.colour === 'red' ? `红色督办单${reason.number}未按时答复，建议通报` : `督办单${reason.number}未按时答复`;
    case 'not-urged':
      return '尚未催办';
    case 'unexplained':
      return `逾期${reason.workdays}个工作日，已催办、已督办，未说明原因，建议通报`;
    case 'urged-in-vain':
      return `已催办${reason.urges}次，仍逾期${reason.workdays}个工作日`;
  }
}

function inEnglish(reason: ProposalReason): string {
  switch (reason.is) {
    case 'extension-asked':
      return `An extension until ${reason.until} is asked for and waits for a decision`;
    case 'slip-answered':
      return `The slip ${reason.number} was answered and waits for review`;
    case 'answer-awaited':
      return `The slip ${reason.number} is to be answered by ${reason.due}`;
    case 'red-slips':
      return `${reason.count} red slips were issued: an interview is due`;
    case 'slip-unanswered':
      return reason.colour === 'red'
        ? `The red slip ${reason.number} was not answered in time: a circular is due`
        : `The slip ${reason.number} was not answered in time`;
    case 'not-urged':
      return 'Nobody has urged yet';
    case 'unexplained':
      return `${reason.workdays} workdays overdue, urged, with a slip, and no reason given: a circular is due`;
    case 'urged-in-vain':
      return `Urged ${reason.urges}×, and still ${reason.workdays} workdays overdue`;
  }
}
