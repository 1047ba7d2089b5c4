import { type Lamp, lampConditions } from '#policies';
import { type CivilDate, type DepartmentCalendars, endOf } from '#work-calendar';
import type { ProjectFilter } from '../project/project-filter.js';

/** Which projects somebody asks for, in the words of people: lamps, and the day whose end is meant. */
export interface ProjectQuestion extends Omit<ProjectFilter, 'anyOf' | 'asOf'> {
  lamps?: readonly Lamp[];
  /** What was known at the end of this day; default: now. */
  asOf?: CivilDate;
}

/** The same as a filter; lamps mean dates, counted from the day that is asked for, or from today. */
export function filterOf(
  { lamps, asOf, ...filter }: ProjectQuestion,
  today: CivilDate,
  calendars: DepartmentCalendars,
): ProjectFilter {
  return {
    ...filter,
    ...(asOf ? { asOf: endOf(asOf) } : {}),
    ...(lamps ? { anyOf: lamps.flatMap((lamp) => lampConditions(lamp, asOf ?? today, calendars)) } : {}),
  };
}
