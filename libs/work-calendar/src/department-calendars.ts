import type { LocalDays, WorkCalendar } from './work-calendar.js';

/** The official calendar, and those of the departments that have days of their own (部门休假, 值班日). */
export class DepartmentCalendars {
  /** By department. */
  readonly own: ReadonlyMap<string, WorkCalendar>;

  constructor(
    readonly official: WorkCalendar,
    readonly ownDays: ReadonlyMap<string, LocalDays> = new Map(),
  ) {
    this.own = new Map([...ownDays].map(([departmentId, local]) => [departmentId, official.withDays(local)]));
  }

  of(departmentId: string): WorkCalendar {
    return this.own.get(departmentId) ?? this.official;
  }
}
