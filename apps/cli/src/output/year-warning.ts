import { findPlanYear } from '#plan-text';

/** Says so on stderr when a text tells another year than the one it is read with. */
export function warnOfOtherYear(source: string, year: number | undefined): void {
  const found = year === undefined ? null : findPlanYear(source);
  if (found === null || found.year === year) return;
  process.stderr.write(`Note: the text says “${found.evidence}”, but it is read as the plan of ${year}. Check --year.\n`);
}
