import { type Actor, seesAllProjects } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import type { CallInState, CallInView } from './call-in.js';

export interface CallInFilter {
  states?: readonly CallInState[];
  /** Caller's or named. */
  departmentId?: string;
  overdue?: boolean;
}

/** `today` is $1. */
const OVERDUE = `(c.state = 'called' AND (c.due_date < $1::date OR EXISTS (
  SELECT 1 FROM call_in_department u WHERE u.call_in_id = c.id AND u.acknowledged_at IS NULL AND u.sign_by < $1::date)))`;

const VIEW = `SELECT c.id, c.matter, c.place, c.state, c.caller_name AS "callerName",
    CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('id', d.id, 'name', d.name) END AS department, c.called_at AS "calledAt",
    (SELECT min(s.sign_by) FROM call_in_department s WHERE s.call_in_id = c.id) AS "signBy", c.due_date AS "dueDate", ${OVERDUE} AS overdue,
    (SELECT jsonb_agg(jsonb_build_object('id', nd.id, 'name', nd.name, 'signBy', n.sign_by, 'acknowledgedAt', n.acknowledged_at, 'answer', n.answer,
        'answeredAt', n.answered_at) ORDER BY nd.code)
      FROM call_in_department n JOIN department nd ON nd.id = n.department_id WHERE n.call_in_id = c.id) AS departments,
    c.rating, c.confirmed_at AS "confirmedAt", c.unsatisfied, c.version
  FROM call_in c LEFT JOIN department d ON d.id = c.department_id`;

/** Calls that the actor sees, the earliest limit first. */
export async function listCallIns(
  db: Queryable,
  actor: Actor,
  filter: CallInFilter,
  page: { cursor?: string; limit: number },
  today: string,
): Promise<Page<CallInView>> {
  const parameters: unknown[] = [today];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [visible(actor, add)];
  if (filter.states) conditions.push(`c.state = ANY(${add(filter.states)})`);
  if (filter.departmentId) conditions.push(ofDepartment(add(filter.departmentId)));
  if (filter.overdue) conditions.push(OVERDUE);
  if (page.cursor) {
    const [dueDate, id] = decodeCursor(page.cursor, 2);
    conditions.push(`(c.due_date, c.id) > (${add(dueDate)}::date, ${add(id)}::uuid)`);
  }
  const rows = await db.query<CallInView>(
    `${VIEW} WHERE ${conditions.join(' AND ')} ORDER BY c.due_date, c.id LIMIT ${add(page.limit + 1)}`,
    parameters,
  );
  return toPage(rows, page.limit, (row) => [row.dueDate, row.id]);
}

/** @throws DomainError `call-in.not-found` */
export async function readCallIn(db: Queryable, actor: Actor, id: string, today: string): Promise<CallInView> {
  const parameters: unknown[] = [today, id];
  const condition = visible(actor, (value) => `$${parameters.push(value)}`);
  const [row] = await db.query<CallInView>(`${VIEW} WHERE c.id = $2 AND ${condition}`, parameters);
  if (!row) throw notFound('call-in', id);
  return row;
}

function visible(actor: Actor, add: (value: unknown) => string): string {
  return seesAllProjects(actor) ? 'true' : ofDepartment(add(actor.departmentId));
}

function ofDepartment(department: string): string {
  return `(c.department_id = ${department}::uuid OR EXISTS (
    SELECT 1 FROM call_in_department v WHERE v.call_in_id = c.id AND v.department_id = ${department}::uuid))`;
}
