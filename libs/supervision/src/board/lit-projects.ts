import type { Actor } from '#identity';
import { conditionSql, type ProjectScope, projectsAt, visibleTo, withinScope } from '#tracking';
import { endOf, type WorkCalendar } from '#work-calendar';
import { LAMPS, lampConditions } from '../ladder/lamp.js';

/** Which projects a count is over. */
export interface Scope extends ProjectScope {
  actor: Actor;
  /** The day whose lamps are shown, Asia/Shanghai. */
  day: string;
  /** What was known at the end of that day, instead of what is known now. */
  isPast: boolean;
  departmentId?: string;
}

type Add = (value: unknown) => string;

/** The projects of a scope as a SQL relation, each with its `lamp`: the very conditions that filter lists and light single projects. */
export function litProjects(scope: Scope, calendar: WorkCalendar, add: Add): string {
  const lamps = LAMPS.map((lamp) => `WHEN ${lampSql(lamp, scope.day, calendar, add)} THEN '${lamp}'`);
  const conditions = [visibleTo(scope.actor, add), ...withinScope(scope, add)];
  if (scope.departmentId) conditions.push(`p.lead_department_id = ${add(scope.departmentId)}`);
  return `(SELECT p.*, CASE ${lamps.join(' ')} END AS lamp
    FROM ${projectsAt(scope.isPast ? endOf(scope.day) : undefined, add)} p WHERE ${conditions.join(' AND ')})`;
}

export function lampSql(lamp: (typeof LAMPS)[number], day: string, calendar: WorkCalendar, add: Add): string {
  return `(${lampConditions(lamp, day, calendar)
    .map((condition) => conditionSql(condition, add))
    .join(' OR ')})`;
}
