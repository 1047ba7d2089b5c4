import type { Tx } from '#platform';

/** Papers that are numbered within their year, each by its counter. */
type Counter = 'slip_counter' | 'circular_counter';

/**
 * The next number of the year, without gaps: the counter moves with the transaction, so a paper that is not issued after
 * all takes no number. Whoever issues at the same time waits here until the transaction ends; take it late.
 */
export async function takeNumber(tx: Tx, counter: Counter, year: number): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `INSERT INTO ${counter} (year, last) VALUES ($1, 1) ON CONFLICT (year) DO UPDATE SET last = ${counter}.last + 1 RETURNING last`,
    [year],
  );
  if (!row) throw new Error(`${counter} gave no number`);
  return row.last;
}
