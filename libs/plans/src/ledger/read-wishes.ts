import type { FilledRow, LedgerCell } from '#ledger';
import { readDeadline } from '#plan-text';
import { isCivilDate } from '#work-calendar';
import type { Assignment } from './ledger-items.js';
import type { Found, RosterNames } from './roster-names.js';

/** A cell that could not be used, with a sentence for whoever filled it in. */
export interface LedgerProblem {
  cell: string;
  value: string;
  problem: string;
}

export interface Wishes {
  wanted: Assignment;
  problems: LedgerProblem[];
}

type Key = 'lead' | 'cooperating' | 'leader' | 'due';

/**
 * What a row asks for. A cell that nobody touched asks for nothing, so that a ledger that lay around for weeks only
 * brings what was written into it; a cell that was emptied empties. A file that doesn't tell what stood in it (CSV, a
 * copied table) only fills in.
 */
export function readWishes(
  row: FilledRow,
  current: Assignment,
  { names, planYear }: { names: RosterNames; planYear: number | null },
): Wishes {
  const problems: LedgerProblem[] = [];
  const wanted: Assignment = { ...current };
  const cellOf = (key: Key, isEmpty: boolean): LedgerCell | undefined => {
    const cell = row.cells[key];
    return cell && asksForSomething(cell, row.written?.[key], isEmpty) ? cell : undefined;
  };
  const take = (found: Found, { address: cell, text: value }: LedgerCell): string | null => {
    if ('id' in found) return found.id;
    problems.push({ cell, value, problem: found.problem });
    return null;
  };

  const lead = cellOf('lead', current.leadDepartmentId === null);
  if (lead) wanted.leadDepartmentId = lead.text === '' ? null : take(leadNamed(lead.text, names), lead);
  const cooperating = cellOf('cooperating', current.cooperatingDepartmentIds.length === 0);
  if (cooperating) {
    const ids = [];
    for (const name of namesIn(cooperating.text, names)) ids.push(take(names.department(name), cooperating));
    wanted.cooperatingDepartmentIds = [...new Set(ids.filter((id) => id !== null))];
  }
  const leader = cellOf('leader', current.leaderId === null);
  if (leader) wanted.leaderId = leader.text === '' ? null : take(names.leader(leader.text), leader);
  const due = cellOf('due', current.due === null);
  if (due) wanted.due = due.text === '' ? null : take(dayIn(due, planYear), due);
  wanted.cooperatingDepartmentIds = wanted.cooperatingDepartmentIds.filter((id) => id !== wanted.leadDepartmentId);
  return { wanted, problems };
}

/** `isEmpty`: nothing is assigned, so a name that the ledger had from the document is to be looked up once more. */
function asksForSomething({ text, date }: LedgerCell, written: string | undefined, isEmpty: boolean): boolean {
  if (text === '') return written !== undefined && written !== '' && !isEmpty;
  const isTouched = written === undefined || ![text, date].includes(written);
  return isTouched || isEmpty;
}

const MARKS = /[、,，;；/／\n]+/;

/** The names in a cell. Where blanks stand between names, and not inside one, they part them too. */
export function namesIn(text: string, names: RosterNames): string[] {
  const parts = text
    .split(MARKS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const found: string[] = [];
  for (const part of parts) {
    const isName = !/\s/.test(part) || 'id' in names.department(part);
    found.push(...(isName ? [part] : part.split(/\s+/)));
  }
  return found;
}

function leadNamed(text: string, names: RosterNames): Found {
  const found = names.department(text);
  if ('id' in found || namesIn(text, names).length < 2) return found;
  return { problem: '牵头单位只能有一个，其余单位请写入责任单位。' };
}

export function dayIn({ text, date }: LedgerCell, planYear: number | null): { id: string } | { problem: string } {
  const day = date ?? numericDay(text) ?? readDeadline(text, planYear).due;
  if (day !== null && isCivilDate(day)) return { id: day };
  return { problem: `“${text}”读不出日期，请写成 2022-09-30、9月底前 或 三季度。` };
}

/** 2022-9-30, 2022/9/30, 2022.9.30, 20220930. */
function numericDay(text: string): string | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return null;
  return [match[1], match[2]?.padStart(2, '0'), match[3]?.padStart(2, '0')].join('-');
}
