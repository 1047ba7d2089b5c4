import type { Score } from './score-of.js';

interface Comparable extends Pick<Score, 'score' | 'isRanked' | 'worth' | 'rates'> {
  department: { name: string };
}

/**
 * Best first, then those with too few items for a rank. Of equal scores the better 按期办结率 comes first (who had nothing due, last), then
 * the larger load, as the worth of the items; who is equal in all of it has the same rank, by name.
 */
export function ranked<T extends Comparable>(scored: readonly T[]): (T & { rank: number | null })[] {
  const inOrder = scored.toSorted((a, b) => compared(a, b) || (a.department.name < b.department.name ? -1 : 1));
  return inOrder.map((one) => ({
    ...one,
    rank: one.isRanked ? inOrder.findIndex((other) => compared(other, one) === 0) + 1 : null,
  }));
}

function compared(a: Comparable, b: Comparable): number {
  const onTime = ({ rates }: Comparable): number => rates.completion.share ?? -1;
  return Number(b.isRanked) - Number(a.isRanked) || b.score - a.score || onTime(b) - onTime(a) || b.worth - a.worth;
}
