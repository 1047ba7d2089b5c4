import type { Queryable } from '#platform';
import { addDays, type DepartmentCalendars } from '#work-calendar';
import type { OfficeCalendar } from '#identity';
import { LAMPS, type Lamp } from '#policies';
import { calendarsFor, projectsWithLamp, type Scope } from './projects-with-lamp.js';
import { readChangedLamps, type ChangedLamps } from './changed-lamps.js';

export type LampCounts = Record<Lamp, number> & { total: number };

export interface Board {
  day: string;
  lamps: LampCounts;
  /** By the outermost heading of the plan; null for projects without one. */
  byPart: (LampCounts & { part: string | null })[];
  /** By lead department, most red first. `load` counts what is open. */
  byDepartment: (LampCounts & { id: string; name: string; load: number })[];
  bySeries: (LampCounts & { series: string })[];
  turned: ChangedLamps;
  /** Open projects due from the day on, within so many days. */
  dueWithin: { 7: number; 15: number; 30: number };
  /** Nobody has signed yet; no progress was ever reported; wait for a supervisor. */
  waiting: { unsigned: number; unreported: number; inReview: number; undecided: number };
}

interface Row {
  kind: 'all' | 'part' | 'department' | 'series';
  key: string | null;
  name: string | null;
  total: number;
  red: number;
  yellow: number;
  green: number;
  off: number;
  load: number;
  due7: number;
  due15: number;
  due30: number;
  unsigned: number;
  unreported: number;
  in_review: number;
  undecided: number;
}

/** What a supervisor sees in the morning, for one day, counted by the database in one pass over the projects of the scope. */
export async function readBoard(db: Queryable, scope: Scope, calendar: OfficeCalendar): Promise<Board> {
  const calendars = await calendarsFor(scope, db, calendar);
  const [rows, turned] = [await countRows(db, scope, calendars), await readChangedLamps(db, scope, calendars, calendar)];
  const all = rows.find(({ kind }) => kind === 'all');
  const of = (kind: Row['kind']): Row[] => rows.filter((row) => row.kind === kind);
  return {
    day: scope.day,
    lamps: countsOf(all),
    byPart: of('part').map((row) => ({ part: row.key, ...countsOf(row) })),
    byDepartment: of('department')
      .map((row) => ({ id: row.key ?? '', name: row.name ?? '', ...countsOf(row), load: row.load }))
      .sort((a, b) => b.red - a.red || b.yellow - a.yellow || b.load - a.load),
    bySeries: of('series').map((row) => ({ series: row.key ?? '', ...countsOf(row) })),
    turned,
    dueWithin: { 7: all?.due7 ?? 0, 15: all?.due15 ?? 0, 30: all?.due30 ?? 0 },
    waiting: {
      unsigned: all?.unsigned ?? 0,
      unreported: all?.unreported ?? 0,
      inReview: all?.in_review ?? 0,
      undecided: all?.undecided ?? 0,
    },
  };
}

function countsOf(row: Row | undefined): LampCounts {
  return { total: row?.total ?? 0, red: row?.red ?? 0, yellow: row?.yellow ?? 0, green: row?.green ?? 0, off: row?.off ?? 0 };
}

async function countRows(db: Queryable, scope: Scope, calendars: DepartmentCalendars): Promise<Row[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const projects = projectsWithLamp(scope, calendars, add);
  const day = add(scope.day);
  const dueBy = (days: number): string => `due_date BETWEEN ${day}::date AND ${add(addDays(scope.day, days))}::date`;
  const open = `state IN ('registered', 'in_progress', 'in_review')`;
  const counts = [
    'count(*) AS total',
    ...LAMPS.map((lamp) => `count(*) FILTER (WHERE lamp = '${lamp}') AS ${lamp}`),
    `count(*) FILTER (WHERE ${open}) AS load`,
    ...[7, 15, 30].map((days) => `count(*) FILTER (WHERE ${open} AND ${dueBy(days)}) AS due${days}`),
    `count(*) FILTER (WHERE state = 'registered') AS unsigned`,
    `count(*) FILTER (WHERE state = 'in_progress' AND last_report_at IS NULL) AS unreported`,
    `count(*) FILTER (WHERE state = 'in_review') AS in_review`,
    `count(*) FILTER (WHERE requested_due_date IS NOT NULL OR objection IS NOT NULL) AS undecided`,
  ];
  return db.query<Row>(
    `WITH counted AS (
       SELECT path[1] AS part, lead_department_id AS department, series, GROUPING(path[1], lead_department_id, series) AS level, ${counts.join(', ')}
       FROM ${projects} AS lit GROUP BY GROUPING SETS ((), (path[1]), (lead_department_id), (series))
     )
     SELECT CASE level WHEN 7 THEN 'all' WHEN 3 THEN 'part' ELSE 'department' END AS kind,
       CASE level WHEN 3 THEN part WHEN 5 THEN department::text END AS key, d.name,
       total, red, yellow, green, off, load, due7, due15, due30, unsigned, unreported, in_review, undecided
     FROM counted LEFT JOIN department d ON d.id = counted.department WHERE level IN (7, 3, 5)
     UNION ALL
     SELECT 'series', s.name, NULL, ${SUMMED.map((column) => `sum(${column})::int8`).join(', ')}
     FROM counted, unnest(counted.series) AS s (name) WHERE level = 6 GROUP BY s.name
     ORDER BY kind, key`,
    parameters,
  );
}

const SUMMED = [
  'total',
  'red',
  'yellow',
  'green',
  'off',
  'load',
  'due7',
  'due15',
  'due30',
  'unsigned',
  'unreported',
  'in_review',
  'undecided',
];
