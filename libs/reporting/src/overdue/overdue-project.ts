import type { ProjectState } from '#policies';
import { type SlipColour, slipNumber, type SlipState } from '#slips';
import { daysBetween, type WorkCalendar } from '#work-calendar';
import { type DeskCounts, historyLine } from './history-line.js';
import type { LastWords } from './last-words.queries.js';
import { type Proposal, propose } from './proposal.js';

export const REASON_SOURCES = ['report', 'slip-answer', 'extension-request'] as const;

/** Why it is late, in the department's own words. */
interface GivenReason {
  text: string;
  from: (typeof REASON_SOURCES)[number];
  at: string;
}

interface OpenSlip {
  id: string;
  number: string;
  colour: SlipColour;
  state: SlipState;
  answerDue: string;
}

/** One row of the overdue desk. */
export interface OverdueProject extends DeskCounts, LastWords {
  projectId: string;
  version: number;
  title: string;
  text: string;
  leadDepartment: { id: string; name: string };
  leader: { id: string; name: string } | null;
  series: string[];
  state: ProjectState;
  dueDate: string;
  originalDueDate: string;
  percent: number;
  daysOverdue: number;
  workdaysOverdue: number;
  /** The highest that a step reached for this due date, or that of an open slip (blue 1, yellow 2, red 3). */
  level: number;
  requestedDueDate: string | null;
  excusedReason: string | null;
  /** Null: none was given. */
  reason: GivenReason | null;
  /** The highest colour that is open. */
  openSlip: OpenSlip | null;
  history: string;
  proposal: Proposal;
}

export type DeskRow = Omit<
  OverdueProject,
  keyof LastWords | 'daysOverdue' | 'workdaysOverdue' | 'history' | 'proposal' | 'openSlip'
> & {
  redSlips: number;
  openSlip: (Omit<OpenSlip, 'number'> & { year: number; number: number }) | null;
};

/** A project whose lamp is red, without a proposal: it need not be overdue. */
export type RedProject = Omit<OverdueProject, keyof LastWords | 'proposal'>;

export function redProjectOf(
  { redSlips: _redSlips, openSlip, ...row }: DeskRow,
  today: string,
  calendar: WorkCalendar,
): RedProject {
  return {
    ...row,
    openSlip: openSlip && withNumber(openSlip),
    daysOverdue: Math.max(0, daysBetween(row.dueDate, today)),
    workdaysOverdue: workdaysOverdueOf(row, today, calendar),
    history: historyLine(row),
  };
}

export function proposalFor(row: DeskRow, today: string, calendar: WorkCalendar): Proposal {
  const { requestedDueDate, urges, redSlips, openSlip: open } = row;
  const workdaysOverdue = workdaysOverdueOf(row, today, calendar);
  const openSlip = open && withNumber(open);
  return propose({ requestedDueDate, workdaysOverdue, urges, redSlips, hasReason: row.reason !== null, openSlip }, today);
}

function workdaysOverdueOf({ dueDate }: Pick<DeskRow, 'dueDate'>, today: string, calendar: WorkCalendar): number {
  return dueDate < today ? calendar.workdaysBetween(dueDate, today) : 0;
}

function withNumber({ id, year, number, colour, state, answerDue }: NonNullable<DeskRow['openSlip']>): OpenSlip {
  return { id, number: slipNumber(year, number), colour, state, answerDue };
}
