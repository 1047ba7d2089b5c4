import type { Actor } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import { visibleTo } from '#projects';
import { type BlockerKind, type BlockerState, type BlockerView, legalBlockerTransitions } from './blocker.js';

export interface BlockerFilter {
  projectId?: string;
  states?: readonly BlockerState[];
  kinds?: readonly BlockerKind[];
  /** Raised by this department, or assigned to it. */
  departmentId?: string;
  /** Raised before this instant. */
  raisedBefore?: Date;
}

const named = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

const VIEW = `SELECT b.id, jsonb_build_object('id', p.id, 'title', p.title) AS project, b.kind, b.text, b.state,
    b.raised_by_name AS "raisedByName", ${named('d')} AS department, b.raised_at AS "raisedAt", ${named('ad')} AS "assignedDepartment",
    ${named('ap')} AS "assignedPerson", b.due_date AS "dueDate", b.resolved_at AS "resolvedAt", b.resolution, b.workdays, b.reopenings, b.version
  FROM blocker b JOIN project p ON p.id = b.project_id LEFT JOIN department d ON d.id = b.department_id
    LEFT JOIN department ad ON ad.id = b.assigned_department_id LEFT JOIN person ap ON ap.id = b.assigned_person_id`;

type BlockerRow = Omit<BlockerView, 'legalTransitions'>;

/** Blockers of projects that the actor sees, and those assigned to him or his department; the oldest first, for coordination (调度). */
export async function listBlockers(
  db: Queryable,
  actor: Actor,
  filter: BlockerFilter,
  page: { cursor?: string; limit: number },
): Promise<Page<BlockerView>> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [blockerVisibleTo(actor, add)];
  if (filter.projectId) conditions.push(`b.project_id = ${add(filter.projectId)}`);
  if (filter.states) conditions.push(`b.state = ANY(${add(filter.states)})`);
  if (filter.kinds) conditions.push(`b.kind = ANY(${add(filter.kinds)})`);
  if (filter.departmentId) {
    const department = add(filter.departmentId);
    conditions.push(`(b.department_id = ${department} OR b.assigned_department_id = ${department})`);
  }
  if (filter.raisedBefore) conditions.push(`b.raised_at < ${add(filter.raisedBefore)}`);
  if (page.cursor) {
    const [raisedAt, id] = decodeCursor(page.cursor, 2);
    conditions.push(`(b.raised_at, b.id) > (${add(raisedAt)}::timestamptz, ${add(id)}::uuid)`);
  }
  const rows = await db.query<BlockerRow>(
    `${VIEW} WHERE ${conditions.join(' AND ')} ORDER BY b.raised_at, b.id LIMIT ${add(page.limit + 1)}`,
    parameters,
  );
  return toPage(rows.map(withTransitions), page.limit, (row) => [row.raisedAt.toISOString(), row.id]);
}

/** @throws DomainError `blocker.not-found` */
export async function readBlocker(db: Queryable, actor: Actor, id: string): Promise<BlockerView> {
  const parameters: unknown[] = [id];
  const visible = blockerVisibleTo(actor, (value) => `$${parameters.push(value)}`);
  const [row] = await db.query<BlockerRow>(`${VIEW} WHERE b.id = $1 AND ${visible}`, parameters);
  if (!row) throw notFound('blocker', id);
  return withTransitions(row);
}

/** Who is to resolve it knows of it, although not of the project; of a confidential project only those who know that. */
function blockerVisibleTo(actor: Actor, add: (value: unknown) => string): string {
  const assigned = `b.assigned_department_id = ${add(actor.departmentId)}::uuid OR b.assigned_person_id = ${add(actor.id)}::uuid`;
  return `(${visibleTo(actor, add)} OR (NOT p.confidential AND (${assigned})))`;
}

function withTransitions(row: BlockerRow): BlockerView {
  return { ...row, legalTransitions: legalBlockerTransitions(row.state) };
}
