import { DomainError } from '#platform';

/** What is wrong with one row of a batch. `row` counts from 1, or is the number that `tell` gives it. */
interface RowFault {
  row: number;
  code: string;
  message: string;
  [fact: string]: unknown;
}

/** The message names so many; `faults` has them all. */
const NAMED_IN_MESSAGE = 5;

/**
 * Does the work for every row of a batch, and then refuses the batch if a row is faulty: with the code of the first
 * faulty row, and all of them in `faults`, so that one look mends them all.
 * @param tell what else identifies a row, for its fault
 * @throws DomainError of the first faulty row
 */
export async function everyRow<Row, Result>(
  rows: readonly Row[],
  tell: (row: Row) => Record<string, unknown>,
  work: (row: Row) => Result | Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const faults: RowFault[] = [];
  let first: DomainError | undefined;
  for (const [index, row] of rows.entries()) {
    try {
      results.push(await work(row));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      first ??= error;
      faults.push({ ...error.facts, row: index + 1, ...tell(row), code: error.code, message: error.message });
    }
  }
  if (first) throw refusal(first, faults, rows.length);
  return results;
}

function refusal(first: DomainError, faults: readonly RowFault[], of: number): DomainError {
  const [{ code: _code, message: _message, ...facts } = {}] = faults;
  const named = faults.slice(0, NAMED_IN_MESSAGE).map(({ row, message }) => `Row ${row}: ${message}`);
  if (faults.length > named.length) named.push(`And ${faults.length - named.length} more, see faults.`);
  if (faults.length > 1) named.unshift(`${faults.length} of ${of} rows can't be registered, so none was.`);
  return new DomainError(first.code, named.join(' '), { ...facts, faults }, { cause: first });
}
