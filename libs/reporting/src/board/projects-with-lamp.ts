import type { Actor, OfficeCalendar } from '#identity';
import type { Queryable } from '#platform';
import { LAMPS, lampConditions } from '#policies';
import { eitherSql, filterOf, passing, type ProjectFilter, type ProjectQuestion, projectsAsOf } from '#projects';
import { type DepartmentCalendars, endOf } from '#work-calendar';

/** Which projects a count is over. */
export interface Scope extends Pick<ProjectFilter, 'planId' | 'series' | 'leaderId'> {
  actor: Actor;
  /** The day whose lamps are shown, Asia/Shanghai. */
  day: string;
  /** What was known at the end of that day, instead of what is known now. */
  isPast: boolean;
  /** Lead department. */
  departmentId?: string;
  /** Only what passes it: the filter of lists. */
  filter?: Omit<ProjectQuestion, 'asOf'>;
}

type Add = (value: unknown) => string;

/** The projects of a scope as a SQL relation, each with its `lamp`: the same conditions that filter lists and give single projects their lamp. */
export function projectsWithLamp(scope: Scope, calendars: DepartmentCalendars, add: Add): string {
  const lamps = LAMPS.map((lamp) => `WHEN ${lampSql(lamp, scope.day, calendars, add)} THEN '${lamp}'`);
  const { actor, day, planId, series, leaderId } = scope;
  const asked = {
    ...filterOf(scope.filter ?? {}, day, calendars),
    ...(planId ? { planId } : {}),
    ...(series ? { series } : {}),
    ...(leaderId ? { leaderId } : {}),
  };
  const conditions = passing(asked, actor, add);
  if (scope.departmentId) conditions.push(`p.lead_department_id = ${add(scope.departmentId)}`);
  return `(SELECT p.*, CASE ${lamps.join(' ')} END AS lamp
    FROM ${projectsAsOf(scope.isPast ? endOf(scope.day) : undefined, add)} p WHERE ${conditions.join(' AND ')})`;
}

/** The calendars as they were known when the lamps are asked for. */
export function calendarsFor(
  { isPast, day }: Pick<Scope, 'isPast' | 'day'>,
  db: Queryable,
  calendar: OfficeCalendar,
): Promise<DepartmentCalendars> {
  return calendar.ofAll(db, isPast ? endOf(day) : null);
}

export function lampSql(lamp: (typeof LAMPS)[number], day: string, calendars: DepartmentCalendars, add: Add): string {
  return eitherSql(lampConditions(lamp, day, calendars), add);
}

/** Open and overdue by at least a workday of the lead department. */
export function overdueSql(day: string, calendars: DepartmentCalendars, add: Add): string {
  const red = lampConditions('red', day, calendars);
  return eitherSql(
    red.filter(({ plannedProgress }) => plannedProgress === undefined),
    add,
  );
}
