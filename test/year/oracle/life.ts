import { dayOf, type Day, type Moment, plusWorkdays } from './calendar.js';
import type { Colour, Rulebook } from './rulebook.js';

/** What somebody does to a project at a moment. `by` is a login. */
export interface Act {
  at: Moment;
  /** Place of the project in the year. */
  project: number;
  what: Deed;
  by: string;
  /** Due date, date asked for, or the day a report is wanted. */
  day?: Day;
  department?: string;
  departments?: string[];
  percent?: number;
  colour?: Colour;
  milestones?: { day: Day; weight: number }[];
  /** Which milestone, or which slip of the project. */
  index?: number;
  /** The application has to refuse it, with this code. */
  refused?: string;
}

export type Deed =
  | 'acknowledge'
  | 'object'
  | 'dismiss-objection'
  | 'reassign'
  | 'transfer'
  | 'report'
  | 'no-change'
  | 'return-report'
  | 'request-report'
  | 'request-extension'
  | 'withdraw-extension'
  | 'approve-extension'
  | 'refuse-extension'
  | 'request-completion'
  | 'close'
  | 'return'
  | 'reopen'
  | 'suspend'
  | 'resume'
  | 'cancel'
  | 'change-due-date'
  | 'excuse'
  | 'acknowledge-cooperation'
  | 'change-cooperation'
  | 'plan-milestones'
  | 'reach-milestone'
  | 'issue-slip'
  | 'answer-slip'
  | 'accept-slip'
  | 'send-back-slip'
  | 'withdraw-slip'
  | 'urge'
  | 'raise';

type State = 'registered' | 'in_progress' | 'in_review' | 'suspended' | 'closed' | 'cancelled';

export interface PaperSlip {
  colour: Colour;
  issued: Moment;
  answerDue: Day;
  is: 'issued' | 'answered' | 'sent_back' | 'accepted' | 'withdrawn' | 'settled';
}

/** What a project was registered with. */
export interface Beginning {
  registered: Moment;
  due: Day;
  lead: string;
  helpers: string[];
  leader: string | null;
  priority: string;
  commitment: string | null;
  book: Rulebook;
}

/** The part of a department that helps. */
export interface Part {
  department: string;
  since: Moment;
  signed: Moment | null;
}

/** How a project stands from one act to the next. */
export interface Standing {
  from: Moment;
  state: State;
  stateBefore: State;
  lead: string;
  helpers: string[];
  /** The same departments, since when each helps, and when it signed for its part. */
  parts: Part[];
  due: Day;
  assigned: Moment;
  /** When an objection to this assignment was dismissed last. */
  upheld: Moment | null;
  signed: Moment | null;
  /** Since when it is in work: from the signature, from a return, from the end of a suspension. */
  inWorkSince: Day | null;
  objected: Moment | null;
  /** An extension that waits for its decision. */
  asked: { on: Moment; until: Day } | null;
  extensions: number;
  percent: number;
  /** What it had reached when completion was asked for. */
  percentInWork: number;
  reported: Moment | null;
  reportReturned: Moment | null;
  reportWanted: Day | null;
  completed: Moment | null;
  closed: Moment | null;
  returns: number;
  isExcused: boolean;
  milestones: { day: Day; weight: number; isReached: boolean }[];
  slips: PaperSlip[];
}

export function firstStanding({ registered, due, lead, helpers }: Beginning): Standing {
  return {
    from: registered,
    state: 'registered',
    stateBefore: 'registered',
    lead,
    helpers: helpers.filter((one) => one !== lead),
    parts: helpers.filter((one) => one !== lead).map((department) => ({ department, since: registered, signed: null })),
    due,
    assigned: registered,
    upheld: null,
    signed: null,
    inWorkSince: null,
    objected: null,
    asked: null,
    extensions: 0,
    percent: 0,
    percentInWork: 0,
    reported: null,
    reportReturned: null,
    reportWanted: null,
    completed: null,
    closed: null,
    returns: 0,
    isExcused: false,
    milestones: [],
    slips: [],
  };
}

export const isOpen = ({ state }: Standing): boolean =>
  state === 'registered' || state === 'in_progress' || state === 'in_review';
export const awaitsAnswer = ({ is }: PaperSlip): boolean => is === 'issued' || is === 'sent_back';
const isOver = ({ is }: PaperSlip): boolean => is === 'accepted' || is === 'withdrawn' || is === 'settled';
export const openSlips = ({ slips }: Standing): PaperSlip[] => slips.filter((slip) => !isOver(slip));

/** All standings of a project: the first, and one after each act that was not refused. */
export function livesOf(beginning: Beginning, acts: readonly Act[]): Standing[] {
  const lives = [firstStanding(beginning)];
  for (const act of acts) if (!act.refused) lives.push(after(lives.at(-1)!, act, beginning.book));
  return lives;
}

/** How the project stands at a moment, before whatever is done at that very moment. */
export function standingBefore(lives: readonly Standing[], moment: Moment): Standing | undefined {
  return lives.findLast(({ from }) => from < moment);
}

export function after(before: Standing, act: Act, book: Rulebook): Standing {
  const next = withParts(before, afterDeed(before, act, book), act);
  const beginsWork = next.state === 'in_progress' && before.state !== 'in_progress';
  return beginsWork ? { ...next, inWorkSince: dayOf(act.at) } : next;
}

/** Whoever stays keeps the signature; whoever comes, or comes again, has to sign. */
function withParts({ parts: before }: Standing, next: Standing, { what, at, department }: Act): Standing {
  const parts = next.helpers.map(
    (one) => before.find((part) => part.department === one) ?? { department: one, since: at, signed: null },
  );
  if (what !== 'acknowledge-cooperation') return { ...next, parts };
  const sign = (part: Part): Part => (part.department === department ? { ...part, signed: part.signed ?? at } : part);
  return { ...next, parts: parts.map(sign) };
}

function afterDeed(before: Standing, act: Act, book: Rulebook): Standing {
  const now = { ...before, from: act.at };
  const settled = (why: 'settled'): PaperSlip[] => before.slips.map((slip) => (isOver(slip) ? slip : { ...slip, is: why }));
  const slip = (change: Partial<PaperSlip>): Standing => ({
    ...now,
    slips: before.slips.map((one, index) => (index === act.index ? { ...one, ...change } : one)),
  });
  const answerDue = (colour: Colour): Day => plusWorkdays(dayOf(act.at), book.slips[colour].answer);
  switch (act.what) {
    case 'acknowledge':
      return { ...now, state: 'in_progress', signed: act.at, objected: null };
    case 'object':
      return { ...now, objected: act.at };
    case 'dismiss-objection':
      return { ...now, objected: null, upheld: act.at };
    case 'reassign':
      return {
        ...now,
        state: 'registered',
        lead: act.department!,
        helpers: without(before.helpers, act.department!),
        assigned: act.at,
        upheld: null,
        signed: null,
        objected: null,
        asked: null,
        reportReturned: null,
      };
    case 'transfer':
      return { ...now, lead: act.department!, helpers: without(before.helpers, act.department!) };
    case 'report':
      return { ...now, percent: act.percent!, reported: act.at, reportReturned: null, reportWanted: null };
    case 'no-change':
      return { ...now, reported: act.at, reportWanted: null };
    case 'return-report':
      return { ...now, reportReturned: act.at };
    case 'request-report':
      return { ...now, reportWanted: before.reportWanted && before.reportWanted < act.day! ? before.reportWanted : act.day! };
    case 'request-extension':
      return { ...now, asked: { on: act.at, until: act.day! } };
    case 'withdraw-extension':
    case 'refuse-extension':
      return { ...now, asked: null };
    case 'approve-extension':
      return { ...now, asked: null, due: act.day ?? before.asked!.until, extensions: before.extensions + 1 };
    case 'request-completion':
      return { ...now, state: 'in_review', percent: 100, percentInWork: before.percent, completed: act.at };
    case 'return':
      return { ...now, state: 'in_progress', percent: comeBack(before), returns: before.returns + 1 };
    case 'close':
      return { ...now, state: 'closed', closed: act.at, asked: null, slips: settled('settled') };
    case 'reopen':
      return { ...now, state: 'in_progress', percent: comeBack(before), closed: null, completed: null };
    case 'suspend':
      return { ...now, state: 'suspended', stateBefore: before.state };
    case 'resume':
      return { ...now, state: before.stateBefore };
    case 'cancel':
      return { ...now, state: 'cancelled', asked: null, objected: null, slips: settled('settled') };
    case 'change-due-date':
      return { ...now, due: act.day! };
    case 'excuse':
      return { ...now, isExcused: true };
    case 'change-cooperation':
      return { ...now, helpers: without(act.departments!, before.lead) };
    case 'plan-milestones':
      return { ...now, milestones: act.milestones!.map((one) => ({ ...one, isReached: false })) };
    case 'reach-milestone': {
      const milestones = before.milestones.map((one, index) => (index === act.index ? { ...one, isReached: true } : one));
      return { ...now, milestones, percent: Math.max(before.percent, reached(milestones)) };
    }
    case 'issue-slip':
      return {
        ...now,
        slips: [...before.slips, { colour: act.colour!, issued: act.at, answerDue: answerDue(act.colour!), is: 'issued' }],
      };
    case 'answer-slip':
      return slip({ is: 'answered' });
    case 'accept-slip':
      return slip({ is: 'accepted' });
    case 'send-back-slip':
      return slip({ is: 'sent_back', answerDue: answerDue(before.slips[act.index!]!.colour) });
    case 'withdraw-slip':
      return slip({ is: 'withdrawn' });
    case 'acknowledge-cooperation':
    case 'urge':
    case 'raise':
      return now;
  }
}

function without(departments: readonly string[], lead: string): string[] {
  return departments.filter((one) => one !== lead);
}

/** Back in work it has what it had before, or what milestones that were reached meanwhile amount to. */
function comeBack({ percentInWork, milestones }: Standing): number {
  return Math.max(percentInWork, milestones.length === 0 ? 0 : reached(milestones));
}

/** The weight of the milestones that are reached, in percent of all. */
function reached(milestones: Standing['milestones']): number {
  const sum = (some: Standing['milestones']): number => some.reduce((total, { weight }) => total + weight, 0);
  return Math.round((100 * sum(milestones.filter(({ isReached }) => isReached))) / sum(milestones));
}
