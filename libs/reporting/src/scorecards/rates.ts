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

export function ratesOf({ items, facts, upheld }: DepartmentFacts): Rates {
  const excused = new Set(items.filter(({ isExcused }) => isExcused).map(({ projectId }) => projectId));
  const own = facts.filter(({ role, id }) => role === 'lead' && !upheld.has(id));
  const of = (kind: FactKind): ScoreFact[] => own.filter((fact) => fact.kind === kind);
  const due = of('completion');
  const judged = due.filter(({ projectId }) => !excused.has(projectId));
  const late = judged.filter(({ count }) => count > 0);
  const returned = projectsOf(of('completion-returned'));
  const reviewed = projectsOf([...of('accepted'), ...of('completion-returned')]);
  const atFirst = of('accepted').filter(({ projectId, count }) => count === 0 && !returned.has(projectId)).length;
  return {
    signature: inTime(of('signature')),
    report: inTime(of('report')),
    completion: inTime(judged),
    firstReview: rate(atFirst, reviewed.size),
    extension: rate(projectsOf(of('extension')).size, items.filter(({ role }) => role === 'lead').length),
    averageWorkdaysOverdue:
      late.length === 0 ? null : Math.round((10 * late.reduce((sum, { count }) => sum + count, 0)) / late.length) / 10,
    slips: { yellow: of('yellow-slip').length, red: of('red-slip').length },
    early: of('early-completion').length,
    excused: due.filter(({ projectId, count }) => excused.has(projectId) && count > 0).length,
  };
}

function projectsOf(facts: readonly ScoreFact[]): Set<string> {
  return new Set(facts.map(({ projectId }) => projectId));
}

function inTime(duties: readonly ScoreFact[]): Rate {
  return rate(duties.filter(({ count }) => count === 0).length, duties.length);
}

function rate(kept: number, of: number): Rate {
  return { of, kept, share: of === 0 ? null : Math.round((10_000 * kept) / of) / 10_000 };
}
