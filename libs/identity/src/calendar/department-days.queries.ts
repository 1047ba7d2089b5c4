import type { Queryable } from '#platform';
import type { CivilDate, LocalDays, OfficialYear } from '#work-calendar';

export interface OwnDays {
  years: OfficialYear[];
  departments: Map<string, LocalDays>;
}

/**
 * The official years that were loaded, and the own days of one department or of all; with `known`, those that were set at that instant. By
 * hand: it folds a row a day into two lists, also inside the transactions of other modules.
 */
export async function readOwnDays(
  db: Queryable,
  { departmentId = null, known = null }: { departmentId?: string | null; known?: Date | null },
): Promise<OwnDays> {
  const held =
    'CASE WHEN $2::timestamptz IS NULL THEN ended_at IS NULL ELSE set_at < $2 AND (ended_at IS NULL OR ended_at >= $2) END';
  const rows = await db.query<{ departmentId: string | null; year: number | null; workdays: CivilDate[]; holidays: CivilDate[] }>(
    `SELECT department_id AS "departmentId", NULL::int AS year, coalesce(array_agg(day::text) FILTER (WHERE working), '{}') AS workdays,
       coalesce(array_agg(day::text) FILTER (WHERE NOT working), '{}') AS holidays
     FROM department_day WHERE ($1::uuid IS NULL OR department_id = $1) AND ${held} GROUP BY department_id
     UNION ALL
     SELECT NULL, year, ARRAY(SELECT d->>'date' FROM jsonb_array_elements(days) d WHERE NOT (d->>'isOffDay')::boolean),
       ARRAY(SELECT d->>'date' FROM jsonb_array_elements(days) d WHERE (d->>'isOffDay')::boolean)
     FROM calendar_year WHERE source = 'notice' AND ${held}`,
    [departmentId, known],
  );
  return {
    years: rows.flatMap(({ year, workdays, holidays }) => (year === null ? [] : [{ year, workdays, holidays }])),
    departments: new Map(
      rows.flatMap(({ departmentId: id, workdays, holidays }) => (id === null ? [] : [[id, { workdays, holidays }] as const])),
    ),
  };
}
