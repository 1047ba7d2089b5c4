import { type ParsedPlan, parsePlan as parse, type ParseOptions, type PlanDocument } from '#plan-text';

/** Of one plan; a yearly plan has some hundreds, the reports of all provinces together fifteen thousand. */
const MOST_ITEMS = 5000;
/** Parts of the text that are none. */
const MOST_SKIPPED = 20_000;

/** What a process for plan texts does: see `parseOffloaded`. What nobody could review is refused here, before the answer is copied. */
export function parsePlan(document: PlanDocument, options: ParseOptions): ParsedPlan {
  const parsed = parse(document, options);
  if (parsed.items.length <= MOST_ITEMS && parsed.skipped.length <= MOST_SKIPPED) return parsed;
  const sentence = `The text holds ${parsed.items.length} commitments and ${parsed.skipped.length} other parts; up to ${MOST_ITEMS} and ${MOST_SKIPPED} are taken at a time. Import it in parts.`;
  throw Object.assign(new Error(sentence), { code: 'plan.too-long' });
}
