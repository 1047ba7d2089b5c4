import type { Queryable } from '#platform';
import { LAMPS } from '#policies';
import { projectsAsOf, WAITING_SQL } from '#projects';
import { addDays, type DepartmentCalendars, endOf } from '#work-calendar';
import { lampSql, projectsWithLamp, type Scope } from './projects-with-lamp.js';
import type { Tally } from './statistics.js';

/** One row of the board: of all projects, or of those of a part, department or series. */
export interface BoardRow {
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

/** Counts by part, department and series, and in all, in one pass over the projects of the scope. */
export async function countBoard(db: Queryable, scope: Scope, calendars: DepartmentCalendars): Promise<BoardRow[]> {
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
    `count(*) FILTER (WHERE ${WAITING_SQL.unsigned}) AS unsigned`,
    `count(*) FILTER (WHERE ${WAITING_SQL.unreported}) AS unreported`,
    `count(*) FILTER (WHERE ${WAITING_SQL['to-review']}) AS in_review`,
    `count(*) FILTER (WHERE ${WAITING_SQL.undecided}) AS undecided`,
  ];
  return db.query<BoardRow>(
    `WITH counted AS (
       SELECT path[1] AS part, lead_department_id AS department, series, GROUPING(path[1], lead_department_id, series) AS level, ${counts.join(', ')}
       FROM ${projects} AS counted_projects GROUP BY GROUPING SETS ((), (path[1]), (lead_department_id), (series))
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

/** Projects whose lamp became red, or yellow, since the end of the day before. */
export interface ChangedLamps {
  red: ChangedLampProject[];
  yellow: ChangedLampProject[];
}

export interface ChangedLampProject {
  id: string;
  title: string;
  department: string;
  dueDate: string;
}

/** More is no list that anybody reads in the morning. */
const MOST = 200;

/**
 * Projects whose lamp became so since the end of the day before. Only projects that changed since, or one of whose days has come, can
 * have another lamp; the others are not looked at. What was known then decides the lamp of then.
 */
export async function readChangedLamps(
  db: Queryable,
  scope: Scope,
  calendars: { now: DepartmentCalendars; before: DepartmentCalendars },
  lamp: 'red' | 'yellow',
): Promise<ChangedLampProject[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const yesterday = addDays(scope.day, -1);
  const all = Object.values(calendars).flatMap(({ official, own }) => [official, ...own.values()]);
  const dueFrom = all.map((calendar) => calendar.workdayOnOrBefore(yesterday)).toSorted()[0];
  const dueTo = all
    .map((calendar) => calendar.addWorkdays(scope.day, 4))
    .toSorted()
    .at(-1);
  // Under visibleTo: projectsWithLamp has it; the past is only asked about those rows.
  const now = projectsWithLamp(scope, calendars.now, add);
  const then = projectsAsOf(endOf(yesterday), add);
  const since = add(endOf(yesterday));
  const hadLamp = lampSql(lamp, yesterday, calendars.before, add);
  return db.query<ChangedLampProject>(
    `SELECT n.id, n.title, d.name AS department, n.due_date AS "dueDate"
     FROM ${now} n JOIN department d ON d.id = n.lead_department_id
     WHERE n.lamp = ${add(lamp)}
       AND (n.changed_at >= ${since} OR n.due_date BETWEEN ${add(dueFrom)}::date AND ${add(dueTo)}::date
         OR n.at_risk_from = ${add(scope.day)}::date OR n.off_track_from = ${add(scope.day)}::date)
       AND NOT EXISTS (SELECT 1 FROM ${then} p WHERE p.id = n.id AND ${hadLamp})
     ORDER BY n.due_date, n.id LIMIT ${MOST}`,
    parameters,
  );
}

/** How many projects of each part (the outermost heading) are in which state, in the order of the plan; cancelled ones do not count. */
export async function countParts(
  db: Queryable,
  scope: Scope,
  calendars: DepartmentCalendars,
): Promise<(Tally & { part: string | null })[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  return db.query(
    `SELECT q.path[1] AS part, count(*) AS total, count(*) FILTER (WHERE q.state = 'closed') AS done,
       count(*) FILTER (WHERE q.state <> 'closed' AND q.lamp <> 'red') AS ongoing, count(*) FILTER (WHERE q.lamp = 'red') AS behind,
       count(*) FILTER (WHERE q.lamp = 'green') AS green, count(*) FILTER (WHERE q.lamp = 'yellow') AS yellow,
       count(*) FILTER (WHERE q.state = 'suspended') AS suspended, count(*) FILTER (WHERE q.state = 'carried_over') AS carried
     FROM ${projectsWithLamp(scope, calendars, add)} AS q LEFT JOIN plan_item i ON i.id = q.plan_item_id
     WHERE q.state <> 'cancelled' GROUP BY q.path[1] ORDER BY min(i.span_start) NULLS LAST, q.path[1]`,
    parameters,
  );
}
