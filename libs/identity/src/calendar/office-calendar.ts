import { readDepartmentDays } from './department-days.js';
import type { Queryable } from '#platform';
import { DepartmentCalendars, WorkCalendar } from '#work-calendar';

/**
 * The official calendar, and for projects that of their lead department: the same with the department's own days. A project
 * counts by it: steps, limits, lamps, course, scores. A blocker counts by the department that is to resolve it, a call by each that is named.
 */
export class OfficeCalendar extends WorkCalendar {
  /** The calendar of one department. */
  async of(db: Queryable, departmentId: string): Promise<WorkCalendar> {
    return new DepartmentCalendars(this, await readDepartmentDays(db, { departmentId })).of(departmentId);
  }

  /** Those of all departments; with `known`, as they were known at that instant. */
  async ofAll(db: Queryable, known: Date | null = null): Promise<DepartmentCalendars> {
    return new DepartmentCalendars(this, await readDepartmentDays(db, { known }));
  }
}
