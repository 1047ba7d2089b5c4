import type { Language } from '#platform';
import type { ProjectState } from '#policies';
import { type SlipColour, slipNumber, type SlipState } from '#slips';
import { daysBetween, type WorkCalendar } from '#work-calendar';
import { type DeskCounts, historyLine, reasonWords } from './desk-words.js';
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
  /** In the language of who asks, as `because` of the proposal. */
  history: string;
  proposal: Omit<Proposal, 'reason'> & { because: string };
}

export type DeskRow = Omit<
  OverdueProject,
  keyof LastWords | 'daysOverdue' | 'workdaysOverdue' | 'history' | 'proposal' | 'openSlip'
> & {
  redSlips: number;
  openSlip: (Omit<OpenSlip, 'number'> & { year: number; number: number }) | null;
};

/** A project whose lamp is red, without a proposal: it need not be overdue. */
export type RedProject = Omit<OverdueProject, keyof LastWords | 'history' | 'proposal'>;

/** The day of the desk, and its reader. */
interface Reading {
  today: string;
  calendar: WorkCalendar;
  language: Language;
}

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
  };
}

/** What was done about it and what is proposed next, in words. */
export function wordsFor(row: DeskRow, { today, calendar, language }: Reading): Pick<OverdueProject, 'history' | 'proposal'> {
  const { requestedDueDate, urges, redSlips, openSlip: open } = row;
  const workdaysOverdue = workdaysOverdueOf(row, today, calendar);
  const openSlip = open && withNumber(open);
  const state = { requestedDueDate, workdaysOverdue, urges, redSlips, hasReason: row.reason !== null, openSlip };
  const { reason, ...proposal } = propose(state, today);
  return { history: historyLine(row, language), proposal: { ...proposal, because: reasonWords(reason, language) } };
}

function workdaysOverdueOf({ dueDate }: Pick<DeskRow, 'dueDate'>, today: string, calendar: WorkCalendar): number {
  return dueDate < today ? calendar.workdaysBetween(dueDate, today) : 0;
}

function withNumber({ id, year, number, colour, state, answerDue }: NonNullable<DeskRow['openSlip']>): OpenSlip {
  return { id, number: slipNumber(year, number), colour, state, answerDue };
}
