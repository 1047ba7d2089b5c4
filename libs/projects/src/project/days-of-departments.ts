import type { Queryable } from '#platform';
import type { WorkCalendar } from '#work-calendar';

/** Knows by which days a department works: the official ones, and its own. */
export interface DaysOfDepartments {
  of(db: Queryable, departmentId: string): Promise<WorkCalendar>;
}
