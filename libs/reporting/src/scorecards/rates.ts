import type { CivilDate } from '#work-calendar';
import type { DepartmentFacts, FactKind, ScoreFact } from './score-facts.js';

/** How many of how many; the share is null where there is none. */
export interface Rate {
  of: number;
  kept: number;
  /** 0 to 1, four decimals. */
  share: number | null;
}

/** Shown beside the score; of the items that the department leads, without what is excused or was taken out by an appeal. */
export interface Rates {
  /** 按时签收率. */
  signature: Rate;
  /** 反馈及时率. */
  report: Rate;
  /** 按期办结率: of the items that were due. */
  completion: Rate;
  /** 一次通过率: closed at the first review, of all that were reviewed. */
  firstReview: Rate;
  /** 延期率: items extended, of all items. */
  extension: Rate;
  /** 平均逾期: mean of workdays overdue, over the items that were late; null when none was. */
  averageWorkdaysOverdue: number | null;
  slips: { yellow: number; red: number };
  /** 提前办结: closed before the first due date. */
  early: number;
  /** 容错: delays that stay out. */
  excused: number;
}

/** Which number beside a score counts a row. */
type RateNumber =
  | 'lead'
  | 'helper'
  | 'signature'
  | 'report'
  | 'completion'
  | 'firstReview'
  | 'extension'
  | 'yellowSlip'
  | 'redSlip'
  | 'early'
  | 'excused';

/** One of those that a number beside a score counts. */
export interface RateRow {
  number: RateNumber;
  projectId: string;
  /** When it was due, or happened; null where it has no day: an item. */
  date: CivilDate | null;
  doneOn: CivilDate | null;
  /** Does it count above the line: in time, at the first review, extended? */
  kept: boolean;
  /** Past the date; early ends: before it; else 0. */
  workdays: number;
}

/** The rows behind every number of {@link ratesOf} and the items of both roles, in order of the numbers. */
export function rateRowsOf({ items, facts, upheld }: DepartmentFacts): RateRow[] {
  const excused = new Set(items.filter(({ isExcused }) => isExcused).map(({ projectId }) => projectId));
  const own = facts.filter(({ role, id }) => role === 'lead' && !upheld.has(id));
  const of = (kind: FactKind): ScoreFact[] => own.filter((fact) => fact.kind === kind);
  const [due, reviews, extensions] = [of('completion'), [...of('accepted'), ...of('completion-returned')], of('extension')];
  const lead = items.filter(({ role }) => role === 'lead');
  return [
    ...lead.map(({ projectId }) => itemRow('lead', projectId)),
    ...items.filter(({ role }) => role === 'helper').map(({ projectId }) => itemRow('helper', projectId)),
    ...of('signature').map((fact) => dutyRow('signature', fact)),
    ...of('report').map((fact) => dutyRow('report', fact)),
    ...due.filter(({ projectId }) => !excused.has(projectId)).map((fact) => dutyRow('completion', fact)),
    ...onePerProject(reviews).map((fact) => ({
      ...deedRow('firstReview', fact),
      kept: isPassedAtFirst(fact.projectId, reviews),
    })),
    ...lead.map(({ projectId }) => {
      const extension = extensions.find((one) => one.projectId === projectId);
      return extension ? deedRow('extension', extension) : { ...itemRow('extension', projectId), kept: false };
    }),
    ...of('yellow-slip').map((fact) => deedRow('yellowSlip', fact)),
    ...of('red-slip').map((fact) => deedRow('redSlip', fact)),
    ...of('early-completion').map((fact) => ({ ...deedRow('early', fact), workdays: fact.count })),
    ...due
      .filter(({ projectId, count }) => excused.has(projectId) && count > 0)
      .map((fact) => ({ ...dutyRow('excused', fact), kept: true })),
  ];
}

/** The numbers beside a score, counted from their rows. */
export function ratesOf(rows: readonly RateRow[]): Rates {
  const of = (number: RateNumber): RateRow[] => rows.filter((row) => row.number === number);
  const rate = (number: RateNumber): Rate => rateOf(of(number));
  const late = of('completion').filter(({ kept }) => !kept);
  return {
    signature: rate('signature'),
    report: rate('report'),
    completion: rate('completion'),
    firstReview: rate('firstReview'),
    extension: rate('extension'),
    averageWorkdaysOverdue:
      late.length === 0 ? null : Math.round((10 * late.reduce((sum, { workdays }) => sum + workdays, 0)) / late.length) / 10,
    slips: { yellow: of('yellowSlip').length, red: of('redSlip').length },
    early: of('early').length,
    excused: of('excused').length,
  };
}

function rateOf(rows: readonly RateRow[]): Rate {
  const [of, kept] = [rows.length, rows.filter((row) => row.kept).length];
  return { of, kept, share: of === 0 ? null : Math.round((10_000 * kept) / of) / 10_000 };
}

function itemRow(number: RateNumber, projectId: string): RateRow {
  return { number, projectId, date: null, doneOn: null, kept: true, workdays: 0 };
}

function dutyRow(number: RateNumber, { projectId, date, doneOn, count }: ScoreFact): RateRow {
  return { number, projectId, date, doneOn, kept: count === 0, workdays: count };
}

function deedRow(number: RateNumber, { projectId, date, doneOn }: ScoreFact): RateRow {
  return { number, projectId, date, doneOn, kept: true, workdays: 0 };
}

/** The last fact of each project. */
function onePerProject(facts: readonly ScoreFact[]): ScoreFact[] {
  return [...new Map(facts.map((fact) => [fact.projectId, fact])).values()];
}

function isPassedAtFirst(projectId: string, reviews: readonly ScoreFact[]): boolean {
  const own = reviews.filter((fact) => fact.projectId === projectId);
  return own.every(({ kind }) => kind === 'accepted') && own.some(({ count }) => count === 0);
}
