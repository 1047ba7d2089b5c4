import { type Actor, can } from '#identity';
import type { Queryable } from '#platform';
import { visibleTo } from '#projects';

/** More tasks than a person works off; the rest comes up as these end. */
const MOST = 1000;

/** The projects about which the actor may have something to do, nearest due date first: what can be asked of columns, so that few are looked at closely. */
export async function projectsToLookAt(db: Queryable, actor: Actor): Promise<string[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const rows = await db.query<{ id: string }>(
    `SELECT p.id FROM project p WHERE ${visibleTo(actor, add)} AND (${candidatesOf(actor, add)})
     ORDER BY p.due_date, p.id LIMIT ${MOST}`,
    parameters,
  );
  return rows.map(({ id }) => id);
}

const ASKS = `p.state IN ('registered', 'in_progress', 'in_review')
  AND (p.requested_due_date IS NOT NULL OR p.objection IS NOT NULL)`;

function candidatesOf(actor: Actor, add: (value: unknown) => string): string {
  if (actor.role === 'officer') {
    const department = `${add(actor.departmentId)}::uuid`;
    return `(p.lead_department_id = ${department} AND p.state IN ('registered', 'in_progress'))
      OR (p.state IN ('registered', 'in_progress', 'in_review') AND EXISTS (SELECT 1 FROM project_cooperation c
        WHERE c.project_id = p.id AND c.department_id = ${department} AND (c.acknowledged_at IS NULL OR p.state = 'in_progress')))`;
  }
  if (can(actor, 'project.supervise')) return `p.state = 'in_review' OR (${ASKS})`;
  return `p.leader_id = ${add(actor.id)}::uuid AND ${ASKS}`;
}

/** When the departments were last urged about these projects: by a step of levels 1 to 3 or by a person. Signatures and slips have tasks of their own. */
export async function lastUrged(db: Queryable, projectIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db.query<{ id: string; at: Date }>(
    `SELECT duty_id AS id, max(recorded_at) AS at FROM reminder
     WHERE duty_id = ANY($1) AND level BETWEEN 1 AND 3
       AND track NOT IN ('raise', 'acknowledgement', 'review', 'decision', 'blue-slip', 'yellow-slip', 'red-slip') GROUP BY duty_id`,
    [projectIds],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Plans with items that nobody has registered or dropped yet, the latest first. */
export async function plansToReview(db: Queryable): Promise<{ id: string; title: string; drafts: number }[]> {
  return db.query(
    `SELECT l.id, l.title, count(*)::int AS drafts FROM plan l JOIN plan_item i ON i.plan_id = l.id
     WHERE l.state = 'review' AND i.state = 'draft' GROUP BY l.id ORDER BY l.created_at DESC LIMIT ${MOST}`,
  );
}
