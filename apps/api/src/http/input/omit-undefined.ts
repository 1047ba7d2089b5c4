/** What a request gave: class fields that were left out exist as undefined, which would empty a column. */
export function omitUndefined<T extends object>(body: T): T {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as T;
}
