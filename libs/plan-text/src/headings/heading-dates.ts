import type { Heading, PlanItemDraft } from '../plan/parsed-plan.js';
import { readColumnDate } from '../time/column-date.js';
import { periodOf, PeriodSequence } from '../time/period.js';

/** Gives the items below a heading that names a time (4月, 第一季度, 准备阶段（3月底前）) its last day, where they name none themselves. */
export function datesOfHeadings(headings: readonly Heading[], items: readonly PlanItemDraft[], planYear: number): void {
  const sequence = new PeriodSequence(planYear);
  const dues = new Map<string, string>();
  let next = 0;
  for (const item of items) {
    for (let heading = headings[next]; heading && heading.span.start <= item.span.start; heading = headings[next]) {
      const due = dueOfHeading(heading.text, sequence, planYear);
      if (due === null) dues.delete(heading.text);
      else dues.set(heading.text, due);
      next += 1;
    }
    if (dues.size > 0 && item.due === null && item.recurrence === null) giveDue(item, dues);
  }
}

function giveDue(item: PlanItemDraft, dues: ReadonlyMap<string, string>): void {
  const heading = item.path.findLast((text) => dues.has(text));
  if (heading !== undefined) Object.assign(item, { due: dues.get(heading), dueText: heading });
}

const BRACKETED = /[（(]([^（()）]{2,24})[)）]\s*[:：]?$/;

function dueOfHeading(text: string, sequence: PeriodSequence, planYear: number): string | null {
  const period = periodOf(text);
  if (period) return sequence.dueOf(period);
  const inside = BRACKETED.exec(text.trim())?.[1];
  return inside === undefined ? null : readColumnDate(inside, planYear).due;
}
