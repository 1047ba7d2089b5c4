import { type ParsedPlan, parsePlan, type ParseOptions, type PlanDocument } from '#plan-text';
import { runInThread } from '#platform';

/** Up to this length a text is taken apart on the spot, within some tens of milliseconds; a thread takes longer to start. */
export const PARSED_ON_THE_SPOT = 50_000;

/** Like {@link parsePlan}, but a long text leaves this thread free to answer others. */
export async function parseOffloaded(document: PlanDocument, options: ParseOptions): Promise<ParsedPlan> {
  if (document.text.length <= PARSED_ON_THE_SPOT) return parsePlan(document, options);
  return runInThread<ParsedPlan>('./parsing-thread', import.meta.url, { document, options });
}
