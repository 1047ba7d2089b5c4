import type { Actor } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import { visibleTo } from '../project/project-access.js';

/** A report as people read it. */
export interface ReportView {
  id: string;
  /** Null for old reports of the lead department. */
  department: { id: string; name: string } | null;
  percent: number;
  text: string;
  problems: string | null;
  reportedByName: string;
  reportedAt: Date;
  returnedAt: Date | null;
  returnReason: string | null;
  attachments: { id: string; name: string }[];
}

/** Reports of all departments on a project, the latest first. @throws DomainError `project.not-found` */
export async function listReports(
  db: Queryable,
  actor: Actor,
  projectId: string,
  page: { cursor?: string; limit: number },
): Promise<Page<ReportView>> {
  const parameters: unknown[] = [projectId];
  const visible = visibleTo(actor, (value) => `$${parameters.push(value)}`);
  const [project] = await db.query(`SELECT 1 FROM project p WHERE p.id = $1 AND ${visible}`, parameters);
  if (!project) throw notFound('project', projectId);
  const [at, id] = page.cursor ? decodeCursor(page.cursor, 2) : [null, null];
  const rows = await db.query<ReportView>(
    `SELECT r.id, CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id, 'name', d.name) END AS department, r.percent, r.text,
       r.problems, r.reported_by_name AS "reportedByName", r.reported_at AS "reportedAt", r.returned_at AS "returnedAt",
       r.return_reason AS "returnReason",
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) ORDER BY a.uploaded_at, a.id)
         FROM attachment a WHERE a.report_id = r.id), '[]') AS attachments
     FROM progress_report r LEFT JOIN department d ON d.id = r.department_id
     WHERE r.project_id = $1 AND ($2::timestamptz IS NULL OR (r.reported_at, r.id) < ($2, $3::uuid))
     ORDER BY r.reported_at DESC, r.id DESC LIMIT $4`,
    [projectId, at, id, page.limit + 1],
  );
  return toPage(rows, page.limit, (row) => [row.reportedAt.toISOString(), row.id]);
}
