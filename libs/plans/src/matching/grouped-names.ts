/** A name that the roster doesn't have, in one cell. */
export interface UnmatchedCell {
  name: string;
  cell: string;
  problem: string;
}

/** A name that the roster doesn't have, once, with all cells where it stands. */
export interface UnmatchedLedgerName {
  name: string;
  problem: string;
  cells: string[];
}

/** Each name once, those in the most cells first. */
export function groupedNames(unmatched: readonly UnmatchedCell[]): UnmatchedLedgerName[] {
  const byName = new Map<string, UnmatchedLedgerName>();
  for (const { name, problem, cell } of unmatched) {
    const known = byName.get(name) ?? { name, problem, cells: [] };
    if (!known.cells.includes(cell)) known.cells.push(cell);
    byName.set(name, known);
  }
  return [...byName.values()].sort((a, b) => b.cells.length - a.cells.length);
}
