import type { LedgerCell } from '#ledger';
import type { Origin, ProjectState } from '#policies';

/** What offices write for the state of a task. The first that is found decides: 未完成 is not 完成. */
const STATES: readonly [RegExp, ProjectState][] = [
  [/^(?:否|×|✗|x|X)$|未(?:完成|办结|销号)|滞后|逾期|超期|部分完成|基本完成|阶段性完成/, 'in_progress'],
  [/未(?:启动|开展|开工|开始|签收|立项)|待(?:启动|办|签收)|已立项|^筹备/, 'registered'],
  [/中止|暂停|暂缓|挂起/, 'suspended'],
  [/取消|撤销|终止|不再/, 'cancelled'],
  [/^(?:是|√|✓|✔)$|完成|办结|销号|完工|建成|落实到位|^结项|^已落实/, 'closed'],
  [/办理|推进|进行|实施|开展|在办|启动|持续|正常|序时|待审/, 'in_progress'],
];

/** The state that a cell names; undefined where its words name none. */
export function stateIn(text: string): ProjectState | undefined {
  const plain = text.replace(/\s/g, '');
  return STATES.find(([words]) => words.test(plain))?.[1];
}

/** 95%, 约95％, 0.95 as a spreadsheet keeps it, 95; undefined where no number from 0 to 100 stands. */
export function percentIn(text: string): number | undefined {
  const plain = text
    .replace(/\s/g, '')
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[％﹪]/g, '%');
  const written = /(\d{1,3}(?:\.\d+)?)%/.exec(plain)?.[1] ?? /^(?:约|达到|完成)?(\d{1,3}(?:\.\d+)?)$/.exec(plain)?.[1];
  if (written === undefined) return undefined;
  const number = Number(written);
  const percent = !plain.includes('%') && number <= 1 && written.includes('.') ? number * 100 : number;
  return percent <= 100 ? Math.round(percent) : undefined;
}

const ORIGINS: readonly [RegExp, Exclude<Origin, 'plan'>][] = [
  [/批示|批办|交办件/, 'instruction'],
  [/会议|纪要|常务会|常委会|办公会|调度会/, 'meeting'],
  [/提案|议案|人大代表|代表建议|建议办理|政协委员/, 'proposal'],
  [/12345|热线|市民诉求|民生诉求|网民留言|工单/, 'hotline'],
  [/整改|巡[视察]|审计|督察|反馈意见|问题清单|检查发现/, 'finding'],
];

/** Where the task comes from, by the words of its column. */
export function originIn(text: string): Exclude<Origin, 'plan'> {
  return ORIGINS.find(([words]) => words.test(text))?.[1] ?? 'direct';
}

/** What stands in a cell, without blanks around it; '' for a column that the ledger doesn't have. */
export function textOf(cell: LedgerCell | undefined): string {
  return cell?.text.trim() ?? '';
}
