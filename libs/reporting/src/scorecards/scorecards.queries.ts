import { type Actor, Department } from '#identity';
import type { Queryable } from '#platform';
import type { Priority } from '#policies';
import { EVERYBODY, passing, projectsAsOf, visibleTo } from '#projects';
import { slipsAsOf } from '#slips';
import { type CivilDate, endOf, instantAt } from '#work-calendar';
import { In } from 'typeorm';
import type { PastSlip, PastState } from './history.js';
import type { ScoreQuestion } from './score-question.js';

/** A project behind a line. */
export interface ScoredProject {
  id: string;
  title: string;
  isVisible: boolean;
}

export interface HeadRow extends ScoredProject {
  priority: Priority;
  isExcused: boolean;
}

/** What was known before this instant; null: what is known now. */
type Known = Date | null;

/**
 * The next projects by id that are scored: not those that were cancelled, or had ended before the period. A confidential one is in no
 * score: the score of a department is one for all who read it, and what is hidden from one of them would show in it.
 */
export async function readHeads(
  db: Queryable,
  actor: Actor,
  { period, ...scope }: ScoreQuestion,
  { known, after, limit }: { known: Known; after: string | null; limit: number },
): Promise<HeadRow[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [
    ...passing(scope, EVERYBODY, add),
    `p.state <> 'cancelled'`,
    `p.registered_at < ${add(endOf(period.to))}`,
    `(p.state <> 'closed' OR p.closed_at >= ${add(instantAt(period.from, '00:00'))})`,
  ];
  if (after) conditions.push(`p.id > ${add(after)}`);
  return db.query<HeadRow>(
    `SELECT p.id, p.title, p.priority, p.excused_reason IS NOT NULL AS "isExcused", ${visibleTo(actor, add)} AS "isVisible"
     FROM ${projectsAsOf(known ?? undefined, add)} p WHERE ${conditions.join(' AND ')} ORDER BY p.id LIMIT ${add(limit)}`,
    parameters,
  );
}

/** The civil day of an instant, whatever the session's time zone is. */
function day(column: string): string {
  return `(${column} AT TIME ZONE 'Asia/Shanghai')::date`;
}

/** Every state that projects were in, in order. */
export async function readStates(
  db: Queryable,
  ids: readonly string[],
  known: Known,
): Promise<(PastState & { projectId: string })[]> {
  // Under visibleTo: the ids are those of readHeads.
  return db.query(
    `SELECT v.id AS "projectId", ${day('v.valid_from')} AS "from", CASE WHEN v.valid_to < k.known THEN ${day('v.valid_to')} END AS until,
       v.state, v.lead_department_id AS "leadDepartmentId", v.policy_id AS "policyId", v.assigned_at::text AS "assignedAt",
       ${day('v.assigned_at')} AS "assignedOn", ${day('v.acknowledged_at')} AS "acknowledgedOn", ${day('v.objected_at')} AS "objectedOn",
       v.last_report_at::text AS "lastReportAt", ${day('v.last_report_at')} AS "lastReportOn", v.report_requested_for AS "reportRequestedFor", v.cadence_since AS "cadenceSince", v.recurrence,
       v.due_date AS "dueDate", v.original_due_date AS "originalDueDate", ${day('v.completion_requested_at')} AS "completionRequestedOn",
       ${day('v.closed_at')} AS "closedOn"
     FROM project_version v, (SELECT coalesce($2, 'infinity'::timestamptz) AS known) k
     WHERE v.id = ANY($1) AND v.valid_from < k.known ORDER BY v.id, v.version`,
    [ids, known],
  );
}

/** The yellow and red slips of projects, in order, without those that were withdrawn. */
export async function readScoredSlips(
  db: Queryable,
  ids: readonly string[],
  known: Known,
): Promise<(PastSlip & { projectId: string })[]> {
  const parameters: unknown[] = [ids];
  const slips = slipsAsOf(known ?? undefined, (value) => `$${parameters.push(value)}`);
  return db.query(
    `SELECT s.project_id AS "projectId", s.id, s.colour, ${day('s.issued_at')} AS "on" FROM ${slips} s
     WHERE s.project_id = ANY($1) AND s.colour <> 'blue' AND s.state <> 'withdrawn' ORDER BY s.project_id, s.issued_at, s.id`,
    parameters,
  );
}

/** Since when the departments of projects know of them. */
export async function readTold(
  db: Queryable,
  ids: readonly string[],
): Promise<{ projectId: string; departmentId: string; on: CivilDate }[]> {
  return db.query(
    `SELECT project_id AS "projectId", department_id AS "departmentId", ${day('told_at')} AS "on" FROM project_notice WHERE project_id = ANY($1)`,
    [ids],
  );
}

/** The lines that upheld appeals took out of the scores of departments, by department. */
export async function upheldLines(db: Queryable, departmentIds: readonly string[], known: Known): Promise<Map<string, string[]>> {
  const rows = await db.query<{ departmentId: string; lineIds: string[] }>(
    `SELECT department_id AS "departmentId", array_agg(line_id) AS "lineIds" FROM score_appeal
     WHERE state = 'upheld' AND decided_at < coalesce($2, 'infinity'::timestamptz) AND department_id = ANY($1) GROUP BY department_id`,
    [departmentIds, known],
  );
  return new Map(rows.map(({ departmentId, lineIds }) => [departmentId, lineIds]));
}

/** Departments with their names. */
export function departmentNames({ manager }: Queryable, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return manager.find(Department, { select: { id: true, name: true }, where: { id: In(ids) } });
}
