import { DomainError, newId, notFound, type Queryable, type Tx } from '#platform';
import { addDays, type CivilDate, daysBetween, type LocalDays } from '#work-calendar';
import type { Actor } from '../actor.js';

/** A day on which a department works otherwise than the official calendar says. */
export interface DepartmentDay {
  day: CivilDate;
  /** False: 部门休假, 学校寒假; true: 值班日. */
  working: boolean;
  reason: string;
  setByName: string;
  setAt: Date;
}

/** Both days count. */
export interface DaySpan {
  from: CivilDate;
  to: CivilDate;
}

export const MOST_DEPARTMENT_DAYS = 366;

/** Locks the department until the transaction ends: its days change one at a time, and no project comes to it meanwhile. @throws DomainError `department.not-found` */
export async function lockDepartment(tx: Tx, id: string): Promise<{ id: string; name: string }> {
  const [department] = await tx.query<{ id: string; name: string }>('SELECT id, name FROM department WHERE id = $1 FOR UPDATE', [
    id,
  ]);
  if (!department) throw notFound('department', id);
  return department;
}

/** Sets every day of a span; what was set for one of them before is kept as ended. @throws DomainError `department-days.invalid` */
export async function setDepartmentDays(
  tx: Tx,
  departmentId: string,
  { from, to, working, reason }: DaySpan & Pick<DepartmentDay, 'working' | 'reason'>,
  actor: Actor,
  now: Date,
): Promise<void> {
  await clearDepartmentDays(tx, departmentId, { from, to }, now);
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
  await tx.query(
    `INSERT INTO department_day (id, department_id, day, working, reason, set_by_name, set_at)
     SELECT id, $2, day, $4, $5, $6, $7 FROM unnest($1::uuid[], $3::date[]) AS d (id, day)`,
    [days.map(() => newId()), departmentId, days, working, reason, actor.name, now],
  );
}

/** Gives the days of a span back to the official calendar; answers how many were set. @throws DomainError `department-days.invalid` */
export async function clearDepartmentDays(tx: Tx, departmentId: string, { from, to }: DaySpan, now: Date): Promise<number> {
  if (to < from)
    throw new DomainError('department-days.invalid', `The days end (${to}) before they begin (${from}). Swap the two days.`);
  if (daysBetween(from, to) >= MOST_DEPARTMENT_DAYS)
    throw new DomainError('department-days.invalid', `At most ${MOST_DEPARTMENT_DAYS} days at once. Send several requests.`);
  const rows = await tx.query(
    `UPDATE department_day SET ended_at = $4 WHERE department_id = $1 AND day BETWEEN $2 AND $3 AND ended_at IS NULL RETURNING id`,
    [departmentId, from, to, now],
  );
  return rows.length;
}

/** The own days of a department in order. @throws DomainError `department.not-found` */
export async function listDepartmentDays(db: Queryable, departmentId: string, span: Partial<DaySpan>): Promise<DepartmentDay[]> {
  if ((await db.query('SELECT 1 FROM department WHERE id = $1', [departmentId])).length === 0)
    throw notFound('department', departmentId);
  return db.query<DepartmentDay>(
    `SELECT day, working, reason, set_by_name AS "setByName", set_at AS "setAt" FROM department_day
     WHERE department_id = $1 AND ended_at IS NULL AND day BETWEEN coalesce($2, '-infinity'::date) AND coalesce($3, 'infinity'::date)
     ORDER BY day`,
    [departmentId, span.from ?? null, span.to ?? null],
  );
}

/** The own days of one department or of all, by department; with `known`, those that were set at that instant. */
export async function readDepartmentDays(
  db: Queryable,
  { departmentId = null, known = null }: { departmentId?: string | null; known?: Date | null },
): Promise<Map<string, LocalDays>> {
  const rows = await db.query<{ departmentId: string; workdays: CivilDate[]; holidays: CivilDate[] }>(
    `SELECT department_id AS "departmentId", coalesce(array_agg(day::text) FILTER (WHERE working), '{}') AS workdays,
       coalesce(array_agg(day::text) FILTER (WHERE NOT working), '{}') AS holidays
     FROM department_day WHERE ($1::uuid IS NULL OR department_id = $1)
       AND CASE WHEN $2::timestamptz IS NULL THEN ended_at IS NULL ELSE set_at < $2 AND (ended_at IS NULL OR ended_at >= $2) END
     GROUP BY department_id`,
    [departmentId, known],
  );
  return new Map(rows.map(({ departmentId: id, ...days }) => [id, days]));
}
