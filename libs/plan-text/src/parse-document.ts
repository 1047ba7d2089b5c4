import { type ParsedPlan, parsePlan as parseProse, type ParseOptions } from './parse-plan.js';
import { documentOf, type PlanDocument } from './plan-document.js';

/** Takes a document apart: every sentence and cell becomes an item, a heading, or is skipped with a reason. Never throws. */
export function parsePlan(source: string | PlanDocument, options: ParseOptions = {}): ParsedPlan {
  const { text } = documentOf(source);
  return parseProse(text, options);
}
