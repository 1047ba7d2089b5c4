import { Injectable } from '@nestjs/common';
import { Between, IsNull } from 'typeorm';
import { DomainError, newId, notFound, type Queryable, type Tx } from '#platform';
import { addDays, type CivilDate, DepartmentCalendars, daysBetween, WorkCalendar } from '#work-calendar';
import type { Actor } from '../access/actor.js';
import { Department } from '../departments/department.entity.js';
import { DepartmentDay } from './department-day.entity.js';
import { readOwnDays } from './department-days.queries.js';

const MOST_DAYS = 366;

/** Days of a department, both ends included; `set` null gives them back to the official calendar. */
export interface DaysOfDepartment {
  departmentId: string;
  from: CivilDate;
  to: CivilDate;
  set: Pick<DepartmentDay, 'working' | 'reason'> | null;
}

/**
 * The official calendar with the years that were loaded, and for projects that of their lead department: the same with the department's own days. A project
 * counts by it: steps, limits, lamps, planned progress, scores. A blocker counts by the department that is to resolve it, a call by each that is named.
 */
@Injectable()
export class OfficeCalendar extends WorkCalendar {
  /** The calendar of one department. */
  async of(db: Queryable, departmentId: string): Promise<WorkCalendar> {
    return (await this.read(db, { departmentId })).of(departmentId);
  }

  /** Those of all departments; with `known`, as they were known at that instant. */
  async ofAll(db: Queryable, known: Date | null = null): Promise<DepartmentCalendars> {
    return this.read(db, { known });
  }

  private async read(db: Queryable, of: { departmentId?: string; known?: Date | null }): Promise<DepartmentCalendars> {
    const { years, departments } = await readOwnDays(db, of);
    return new DepartmentCalendars(years.length > 0 ? this.withYears(years) : this, departments);
  }

  /**
   * Changes the own days of a department, and answers its calendar before and after; what was set for one of the days is kept as ended.
   * Locks the department until the transaction ends, so that its days change one at a time, and no project comes to it meanwhile.
   * Whoever calls has checked that the actor may.
   * @throws DomainError `department.not-found`, `department-days.invalid`
   */
  async change(
    tx: Tx,
    { departmentId, from, to, set }: DaysOfDepartment,
    actor: Actor,
    now: Date,
  ): Promise<{ department: Department; before: WorkCalendar; after: WorkCalendar }> {
    assertSpan(from, to);
    const department = await tx.manager.findOne(Department, { where: { id: departmentId }, lock: { mode: 'pessimistic_write' } });
    if (!department) throw notFound('department', departmentId);
    const before = await this.of(tx, departmentId);
    await tx.manager.update(DepartmentDay, { departmentId, day: Between(from, to), endedAt: IsNull() }, { endedAt: now });
    if (set)
      await tx.manager.insert(
        DepartmentDay,
        Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => ({
          id: newId(),
          departmentId,
          day: addDays(from, index),
          ...set,
          setByName: actor.name,
          setAt: now,
        })),
      );
    return { department, before, after: await this.of(tx, departmentId) };
  }
}

/** @throws DomainError `department-days.invalid` */
function assertSpan(from: CivilDate, to: CivilDate): void {
  if (to < from)
    throw new DomainError('department-days.invalid', `The days end (${to}) before they begin (${from}). Swap the two days.`);
  if (daysBetween(from, to) >= MOST_DAYS)
    throw new DomainError('department-days.invalid', `At most ${MOST_DAYS} days at once. Send several requests.`);
}
