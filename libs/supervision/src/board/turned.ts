import type { Queryable } from '#platform';
import { projectsAt } from '#tracking';
import { addDays, endOf, type WorkCalendar } from '#work-calendar';
import { lampSql, litProjects, type Scope } from './lit-projects.js';

/** Projects whose lamp became red, or yellow, since the end of the day before. */
export interface Turned {
  red: TurnedProject[];
  yellow: TurnedProject[];
}

export interface TurnedProject {
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
export async function readTurned(db: Queryable, scope: Scope, calendar: WorkCalendar): Promise<Turned> {
  const [red, yellow] = [await readLit(db, scope, calendar, 'red'), await readLit(db, scope, calendar, 'yellow')];
  return { red, yellow };
}

async function readLit(db: Queryable, scope: Scope, calendar: WorkCalendar, lamp: 'red' | 'yellow'): Promise<TurnedProject[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const yesterday = addDays(scope.day, -1);
  const dueFrom = calendar.workdayOnOrBefore(yesterday);
  const dueTo = calendar.addWorkdays(scope.day, 4);
  const now = litProjects(scope, calendar, add);
  const then = projectsAt(endOf(yesterday), add);
  const since = add(endOf(yesterday));
  const wasLit = lampSql(lamp, yesterday, calendar, add);
  return db.query<TurnedProject>(
    `SELECT n.id, n.title, d.name AS department, n.due_date AS "dueDate"
     FROM ${now} n JOIN department d ON d.id = n.lead_department_id
     WHERE n.lamp = ${add(lamp)}
       AND (n.changed_at >= ${since} OR n.due_date BETWEEN ${add(dueFrom)}::date AND ${add(dueTo)}::date
         OR n.behind_from = ${add(scope.day)}::date OR n.far_behind_from = ${add(scope.day)}::date)
       AND NOT EXISTS (SELECT 1 FROM ${then} p WHERE p.id = n.id AND ${wasLit})
     ORDER BY n.due_date, n.id LIMIT ${MOST}`,
    parameters,
  );
}
