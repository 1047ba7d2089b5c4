import type { Tx } from '#platform';

/**
 * The next number of the year, without gaps: the counter moves with the transaction, so a slip that is not issued after
 * all takes no number. Whoever issues at the same time waits here until the transaction ends; take it late.
 */
export async function takeSlipNumber(tx: Tx, year: number): Promise<number> {
  const [counter] = await tx.query<{ last: number }>(
    `INSERT INTO slip_counter (year, last) VALUES ($1, 1)
     ON CONFLICT (year) DO UPDATE SET last = slip_counter.last + 1 RETURNING last`,
    [year],
  );
  if (!counter) throw new Error('the counter of slips gave no number');
  return counter.last;
}

/** As it is printed: 督〔2022〕12号. */
export function slipNumber(year: number, number: number): string {
  return `督〔${year}〕${number}号`;
}
