import type { Queryable } from '#platform';
import { projectsAsOf } from '#projects';
import { addDays, type DepartmentCalendars, endOf } from '#work-calendar';
import type { OfficeCalendar } from '#identity';
import { lampSql, projectsWithLamp, type Scope } from './projects-with-lamp.js';

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
 * Only projects that changed since, or one of whose days has come, can have turned; the others are not looked at. What was
 * known then decides the lamp of then.
 */
export async function readChangedLamps(
  db: Queryable,
  scope: Scope,
  now: DepartmentCalendars,
  calendar: OfficeCalendar,
): Promise<ChangedLamps> {
  const calendars = { now, before: await calendar.ofAll(db, endOf(addDays(scope.day, -1))) };
  return { red: await readLit(db, scope, calendars, 'red'), yellow: await readLit(db, scope, calendars, 'yellow') };
}

async function readLit(
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
  const now = projectsWithLamp(scope, calendars.now, add);
  const then = projectsAsOf(endOf(yesterday), add);
  const since = add(endOf(yesterday));
  const wasLit = lampSql(lamp, yesterday, calendars.before, add);
  return db.query<ChangedLampProject>(
    `SELECT n.id, n.title, d.name AS department, n.due_date AS "dueDate"
     FROM ${now} n JOIN department d ON d.id = n.lead_department_id
     WHERE n.lamp = ${add(lamp)}
       AND (n.changed_at >= ${since} OR n.due_date BETWEEN ${add(dueFrom)}::date AND ${add(dueTo)}::date
         OR n.at_risk_from = ${add(scope.day)}::date OR n.off_track_from = ${add(scope.day)}::date)
       AND NOT EXISTS (SELECT 1 FROM ${then} p WHERE p.id = n.id AND ${wasLit})
     ORDER BY n.due_date, n.id LIMIT ${MOST}`,
    parameters,
  );
}
