import type { Queryable } from '#platform';

/** What was last said to a department about a project, and by it. */
export interface LastWords {
  /** Of the lead department. */
  lastReport: { at: string; percent: number; text: string; by: string } | null;
  /** By a step of levels 1 to 3 or by a person; ISO 8601. */
  lastUrgedAt: string | null;
}

/** Of many projects, as it was known before an instant; by project. By hand: one statement for a page of the desk. */
// Under visibleTo: the ids are those that the desk shows its reader.
export async function readLastWords(
  db: Queryable,
  projectIds: readonly string[],
  known: Date | null,
): Promise<Map<string, LastWords>> {
  const rows = await db.query<LastWords & { id: string }>(
    `SELECT p.id, (SELECT jsonb_build_object('at', r.reported_at, 'percent', r.percent, 'text', r.text, 'by', r.reported_by_name)
         FROM progress_report r WHERE r.project_id = p.id AND (r.department_id IS NULL OR r.department_id = p.lead_department_id)
           AND r.reported_at < $2::timestamptz ORDER BY r.reported_at DESC, r.id DESC LIMIT 1) AS "lastReport",
       (SELECT to_jsonb(max(m.recorded_at)) #>> '{}' FROM reminder m WHERE m.duty_id = p.id AND m.level BETWEEN 1 AND 3
           AND m.track <> 'raise' AND m.recorded_at < $2::timestamptz) AS "lastUrgedAt"
     FROM project p WHERE p.id = ANY($1)`,
    [projectIds, known ?? 'infinity'],
  );
  return new Map(rows.map(({ id, ...words }) => [id, words]));
}
