import { type Lamp } from '#policies';
import type { BoardRow, ChangedLamps } from './board.queries.js';

type LampCounts = Record<Lamp, number> & { total: number };

export interface Board {
  day: string;
  lamps: LampCounts;
  /** By the outermost heading of the plan; null for projects without one. */
  byPart: (LampCounts & { part: string | null })[];
  /** By lead department, most red first. `load` counts what is open. */
  byDepartment: (LampCounts & { id: string; name: string; load: number })[];
  bySeries: (LampCounts & { series: string })[];
  changedLamps: ChangedLamps;
  /** Open projects due from the day on, within so many days. */
  dueWithin: { 7: number; 15: number; 30: number };
  /** Nobody has signed yet; no progress was ever reported; wait for a supervisor. */
  waiting: { unsigned: number; unreported: number; inReview: number; undecided: number };
}

/** The board of a day from the counted rows. Pure. */
export function boardOf(day: string, rows: readonly BoardRow[], changedLamps: ChangedLamps): Board {
  const all = rows.find(({ kind }) => kind === 'all');
  const of = (kind: BoardRow['kind']): BoardRow[] => rows.filter((row) => row.kind === kind);
  return {
    day,
    lamps: countsOf(all),
    byPart: of('part').map((row) => ({ part: row.key, ...countsOf(row) })),
    byDepartment: of('department')
      .map((row) => ({ id: row.key ?? '', name: row.name ?? '', ...countsOf(row), load: row.load }))
      .sort((a, b) => b.red - a.red || b.yellow - a.yellow || b.load - a.load),
    bySeries: of('series').map((row) => ({ series: row.key ?? '', ...countsOf(row) })),
    changedLamps,
    dueWithin: { 7: all?.due7 ?? 0, 15: all?.due15 ?? 0, 30: all?.due30 ?? 0 },
    waiting: {
      unsigned: all?.unsigned ?? 0,
      unreported: all?.unreported ?? 0,
      inReview: all?.in_review ?? 0,
      undecided: all?.undecided ?? 0,
    },
  };
}

function countsOf(row: BoardRow | undefined): LampCounts {
  return { total: row?.total ?? 0, red: row?.red ?? 0, yellow: row?.yellow ?? 0, green: row?.green ?? 0, off: row?.off ?? 0 };
}
