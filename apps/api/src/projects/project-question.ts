import { lampConditions } from '#policies';
import type { ProjectFilter } from '#projects';
import { type DepartmentCalendars, endOf } from '#work-calendar';
import type { ProjectFilterQuery } from './projects.dto.js';

/** What a query asks the rooms for; lamps mean dates, counted from its day or from today. */
export function projectFilterOf(query: ProjectFilterQuery, today: string, calendars: DepartmentCalendars): ProjectFilter {
  const { q, state, lamp, origin, priority, asOf, departmentId, planId, parentId, series, tag, dueFrom, dueTo } = query;
  const day = asOf ?? today;
  return {
    ...(departmentId ? { departmentId } : {}),
    ...(planId ? { planId } : {}),
    ...(parentId ? { parentId } : {}),
    ...(series ? { series } : {}),
    ...(tag ? { tag } : {}),
    ...(dueFrom ? { dueFrom } : {}),
    ...(dueTo ? { dueTo } : {}),
    ...(asOf ? { asOf: endOf(asOf) } : {}),
    ...(q ? { search: q } : {}),
    ...(state ? { states: state } : {}),
    ...(origin ? { origins: origin } : {}),
    ...(priority ? { priorities: priority } : {}),
    ...(lamp ? { anyOf: lamp.flatMap((one) => lampConditions(one, day, calendars)) } : {}),
  };
}
