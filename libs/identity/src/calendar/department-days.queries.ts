import type { Queryable } from '#platform';
import type { CivilDate, LocalDays } from '#work-calendar';

/**
 * The own days of one department or of all, by department; with `known`, those that were set at that instant. By hand: it folds a row a
 * day into two lists a department, also inside the transactions of other modules.
 */
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
