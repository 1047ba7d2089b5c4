import type { Responsibility } from '#plan-text';

/** Whom the document names beside the first lead. */
export function namesBeside(written: Responsibility | null): string[] {
  return written ? [...written.leads.slice(1), ...written.cooperating] : [];
}
