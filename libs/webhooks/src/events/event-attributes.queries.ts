import type { Tx } from '#platform';
import type { lampOf } from '#policies';

type LampSubject = Parameters<typeof lampOf>[0];

export interface ProjectVersionRow extends LampSubject {
  leadDepartmentId: string;
  planId: string | null;
  series: string[];
  cooperating: string[];
}

/** The project as it was at an instant, with the departments that cooperate today. */
export async function readProjectVersion(tx: Tx, projectId: string, at: Date): Promise<ProjectVersionRow | undefined> {
  // All projects: events of confidential ones were left out before; the rest of the row decides which endpoints hear of it.
  const [project] = await tx.query<ProjectVersionRow>(
    `SELECT p.lead_department_id AS "leadDepartmentId", p.plan_id AS "planId", p.series, p.state, p.due_date AS "dueDate",
       p.at_risk_from AS "atRiskFrom", p.off_track_from AS "offTrackFrom",
       ARRAY(SELECT department_id FROM project_cooperation c WHERE c.project_id = p.id) AS cooperating
     FROM project_version p WHERE p.id = $1 AND p.valid_from <= $2 ORDER BY p.version DESC LIMIT 1`,
    [projectId, at],
  );
  return project;
}

/** The plan or the series that a circular reports on. Circulars belong to a module above this one, so this is SQL. */
export async function readCircularScope(
  tx: Tx,
  id: string,
): Promise<{ planId: string | null; series: string | null } | undefined> {
  const [circular] = await tx.query<{ planId: string | null; series: string | null }>(
    'SELECT plan_id AS "planId", series FROM circular WHERE id = $1',
    [id],
  );
  return circular;
}

/** The unit that called, and the departments that it named. */
export async function readDepartmentsOfCallIn(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT department_id AS id FROM call_in_department WHERE call_in_id = $1
     UNION SELECT department_id FROM call_in WHERE id = $1 AND department_id IS NOT NULL`,
    [id],
  );
  return rows.map((row) => row.id);
}
