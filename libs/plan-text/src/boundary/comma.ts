import type { Clause } from '../clause/clause.js';

/** Where a comma stands: the clauses of its sentence, and what the item before it has gathered so far. */
export interface Comma {
  clauses: readonly Clause[];
  /** So many clauses stand before it; the last of them and the one after it are `before` and `after`. */
  position: number;
  before: Clause;
  after: Clause;
  /** So many clauses belong to the item before it, with so many characters. */
  gathered: number;
  gatheredLength: number;
  beforeCounts: boolean;
  afterCounts: boolean;
  /** The item so far has a countable target. */
  itemCounts: boolean;
  /** The comma before it was cut. */
  afterCut: boolean;
  rule: Rule;
  /** The text that all are spans of. */
  codes: Uint16Array;
  text: string;
}

/** What joins.ts finds: a clause that is never whole before the comma, one that only goes on after it, two deadlines. */
export type Rule = 'none' | 'leans' | 'continues' | 'deadlines';

export const lengthOf = ({ start, end }: Clause): number => end - start;
