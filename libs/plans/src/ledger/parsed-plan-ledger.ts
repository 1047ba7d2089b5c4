import type { Ledger } from '#ledger';
import type { ParsedPlan } from '#plan-text';
import { originOfText, refOfSpan } from './ledger-origin.js';
import { namesBeside } from './names-beside.js';
import { remarkOf, STRENGTHS } from './remark.js';

/** The ledger of a document that is in no database; it can be filled in and assigned once the document is imported. */
export function ledgerOfParsedPlan(plan: ParsedPlan, title: string, source: string): Ledger {
  return {
    title,
    issuer: plan.issuer,
    planYear: plan.planYear,
    origin: originOfText(source),
    rows: plan.items.map((item) => ({
      ref: refOfSpan(item.span),
      path: item.path,
      task: item.text,
      targets: item.quantities,
      lead: item.responsibility?.leads[0] ?? null,
      cooperating: namesBeside(item.responsibility),
      leader: item.responsibility?.leaders[0] ?? null,
      due: item.due,
      dueWords: item.dueText,
      remark: remarkOf(item, ...(item.details ?? []).map(({ column, words }) => `${column}：${words}`)),
      strength: STRENGTHS[item.commitment],
    })),
  };
}
