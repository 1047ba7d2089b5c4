import { type ParsedPlan, parsePlan, type ParseOptions, type PlanDocument } from '#plan-text';
import { ProcessPool } from '#platform';
import type * as Parsing from './parsing-work.js';

/** Up to this length a text is taken apart in this process, within some tens of milliseconds; another one takes longer to start. */
const PARSED_INLINE = 50_000;

export function isParsedInline(text: string): boolean {
  return text.length <= PARSED_INLINE;
}

const parsers = new ProcessPool<typeof Parsing>({
  module: './parsing-work',
  caller: import.meta.url,
  deadlineMs: 120_000,
  maxHeapMb: 1024,
  maxMemoryMb: 2048,
  maxWaiting: 1000,
});

/** Like {@link parsePlan}, but a long text leaves this process free to answer others. */
export async function parseOffloaded(document: PlanDocument, options: ParseOptions): Promise<ParsedPlan> {
  return isParsedInline(document.text) ? parsePlan(document, options) : parsers.run('parsePlan', [document, options]);
}
