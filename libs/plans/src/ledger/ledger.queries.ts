import type { Actor } from '#identity';
import type { Queryable, Tx } from '#platform';
import type { Recurrence, Responsibility } from '#plan-text';
import type { ProjectState } from '#policies';
import { itemVisibleTo, knownTo, passing, type Project, type ProjectFilter, projectsAsOf, visibleTo } from '#projects';
import type { PlanItem } from '../entities/plan-item.entity.js';
import type { Assignment, LedgerItem } from './ledger-items.js';

/** An item for the ledger of its plan, with what its project says where it has one. */
export type PlanLedgerRow = Pick<
  PlanItem,
  | 'id'
  | 'version'
  | 'text'
  | 'path'
  | 'quantities'
  | 'due'
  | 'dueText'
  | 'kind'
  | 'start'
  | 'recurrence'
  | 'isUrgent'
  | 'commitment'
  | 'responsibility'
  | 'people'
> & { lead: string | null; cooperating: string[]; leader: string | null; projectState: ProjectState | null };

/** An item whose project is hidden from the reader is left out. By hand: each field is the project's or else the item's. */
export function readPlanLedgerRows(
  db: Queryable,
  actor: Actor,
  planId: string,
  states: readonly PlanItem['state'][],
): Promise<PlanLedgerRow[]> {
  const parameters: unknown[] = [planId, states];
  const visible = itemVisibleTo(actor, (value) => `$${parameters.push(value)}`);
  return db.query<PlanLedgerRow>(
    `SELECT i.id, i.version, i.text, i.path, i.quantities, coalesce(p.due_date, i.due) AS due, i.due_text AS "dueText", i.kind,
       i.start_date AS start, i.recurrence, i.is_urgent AS "isUrgent", i.commitment, i.responsibility,
       lead.name AS lead, leader.name AS leader, coalesce(p.people, i.people) AS people, p.state AS "projectState",
       ARRAY(SELECT d.name FROM department d WHERE d.id = ANY(CASE WHEN p.id IS NULL THEN i.cooperating_department_ids
         ELSE ARRAY(SELECT c.department_id FROM project_cooperation c WHERE c.project_id = p.id) END) ORDER BY d.code) AS cooperating
     FROM plan_item i
       LEFT JOIN project p ON p.plan_item_id = i.id
       LEFT JOIN department lead ON lead.id = coalesce(p.lead_department_id, i.lead_department_id)
       LEFT JOIN person leader ON leader.id = CASE WHEN p.id IS NULL THEN i.leader_id ELSE p.leader_id END
     WHERE i.plan_id = $1 AND i.state = ANY($2) AND ${visible} ORDER BY i.span_start, i.id`,
    parameters,
  );
}

type ItemPart = Pick<PlanItem, 'kind' | 'start' | 'recurrence' | 'isUrgent' | 'commitment' | 'quantities' | 'dueText'>;

/** A project for the ledger of projects. */
export type ProjectLedgerRow = Pick<
  Project,
  'text' | 'path' | 'state' | 'dueDate' | 'atRiskFrom' | 'offTrackFrom' | 'leadDepartmentId' | 'extensions' | 'people'
> & {
  lead: string;
  cooperating: string[];
  leader: string | null;
  isExcused: boolean;
  /** 结转: the year that it was due before, and is due as another project; null where the reader may not know of it. */
  carriedFromYear: number | null;
  carriedToYear: number | null;
  closedAt: Date | null;
  /** The latest of the lead department that was not returned. */
  report: string | null;
  percent: number | null;
  reportedAt: Date | null;
  /** Null for a project that comes from no plan. */
  item: ItemPart | null;
};

/** Projects that pass, plan by plan in the order of the text, parts behind their task. By hand: as of an instant, with names and last report. */
export function readProjectLedgerRows(
  db: Queryable,
  actor: Actor,
  filter: ProjectFilter,
  limit: number,
): Promise<ProjectLedgerRow[]> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const projects = projectsAsOf(filter.asOf, add);
  const conditions = passing(filter, actor, add);
  const until = add(filter.asOf ?? null);
  const yearOf = (on: string): string =>
    `(SELECT extract(year FROM c.due_date)::int FROM project c WHERE ${on} AND ${knownTo('c.id', actor, add)})`;
  return db.query<ProjectLedgerRow>(
    `SELECT p.text, p.path, p.state, p.due_date AS "dueDate", p.at_risk_from AS "atRiskFrom", p.off_track_from AS "offTrackFrom",
       p.lead_department_id AS "leadDepartmentId", p.extensions, p.excused_reason IS NOT NULL AS "isExcused", p.closed_at AS "closedAt",
       ${yearOf('c.id = p.carried_from_id')} AS "carriedFromYear", ${yearOf(`c.carried_from_id = p.id AND c.state <> 'cancelled'`)} AS "carriedToYear",
       lead.name AS lead, leader.name AS leader, p.people, report.percent, report.text AS report, report.reported_at AS "reportedAt",
       ARRAY(SELECT d.name FROM project_cooperation c JOIN department d ON d.id = c.department_id
         WHERE c.project_id = p.id ORDER BY d.code) AS cooperating,
       CASE WHEN p.plan_item_id IS NOT NULL THEN jsonb_build_object('kind', i.kind, 'start', i.start_date, 'recurrence', i.recurrence,
         'isUrgent', i.is_urgent, 'commitment', i.commitment, 'quantities', i.quantities, 'dueText', i.due_text) END AS item
     FROM ${projects} p
       JOIN department lead ON lead.id = p.lead_department_id
       LEFT JOIN person leader ON leader.id = p.leader_id
       LEFT JOIN project whole ON whole.id = p.parent_id AND ${visibleTo(actor, add, 'whole')}
       LEFT JOIN plan_item i ON i.id = coalesce(p.plan_item_id, whole.plan_item_id)
       LEFT JOIN LATERAL (SELECT r.percent, r.text, r.reported_at FROM progress_report r
         WHERE r.project_id = p.id AND r.department_id = p.lead_department_id AND r.returned_at IS NULL
           AND (${until}::timestamptz IS NULL OR r.reported_at < ${until})
         ORDER BY r.reported_at DESC, r.id DESC LIMIT 1) report ON true
     WHERE ${conditions.join(' AND ')}
     ORDER BY i.plan_id NULLS LAST, i.span_start, coalesce(whole.registered_at, p.registered_at), coalesce(whole.id, p.id),
       whole.id NULLS FIRST, p.registered_at, p.id
     LIMIT ${add(limit)}`,
    parameters,
  );
}

/** Reads the items of a plan that the actor sees for a change and locks them until the transaction ends, as all do in the order of their ids. */
export async function lockLedgerItems(tx: Tx, actor: Actor, planId: string): Promise<LedgerItem[]> {
  await tx.query('SELECT 1 FROM plan_item WHERE plan_id = $1 ORDER BY id FOR UPDATE', [planId]);
  const parameters: unknown[] = [planId];
  const visible = itemVisibleTo(actor, (value) => `$${parameters.push(value)}`);
  return tx.query<LedgerItem>(
    `SELECT i.id, i.version, i.state, i.text, i.span_start AS start, i.span_end AS end, i.recurrence, i.responsibility,
       coalesce(p.lead_department_id, i.lead_department_id) AS "leadDepartmentId",
       CASE WHEN p.id IS NULL THEN i.cooperating_department_ids
         ELSE ARRAY(SELECT c.department_id FROM project_cooperation c WHERE c.project_id = p.id) END AS "cooperatingDepartmentIds",
       CASE WHEN p.id IS NULL THEN i.leader_id ELSE p.leader_id END AS "leaderId", coalesce(p.people, i.people) AS people,
       coalesce(p.due_date, i.due) AS due
     FROM plan_item i LEFT JOIN project p ON p.plan_item_id = i.id WHERE i.plan_id = $1 AND ${visible} ORDER BY i.span_start, i.id`,
    parameters,
  );
}

export interface ItemChange {
  item: LedgerItem;
  wanted: Assignment;
  /** A new date alone says nothing on who answers. */
  isReassigned: boolean;
  /** 每月, 长期坚持 in place of a date; null leaves what the item says. */
  pace: { recurrence: Recurrence; dueText: string } | null;
  /** With the names that nobody matched; null leaves what the document says. */
  responsibility: Responsibility | null;
}

/** Writes what a ledger asks for, all items at once. */
export async function assignItems(tx: Tx, changes: readonly ItemChange[]): Promise<void> {
  const rows = changes.map(({ item, wanted, isReassigned, pace, responsibility }) => ({
    id: item.id,
    lead: wanted.leadDepartmentId,
    cooperating: wanted.cooperatingDepartmentIds,
    leader: wanted.leaderId,
    people: wanted.people,
    due: wanted.due,
    reassigned: isReassigned,
    recurrence: pace?.recurrence ?? null,
    words: pace?.dueText ?? null,
    responsibility,
  }));
  await tx.query(
    `UPDATE plan_item i SET lead_department_id = c.lead, cooperating_department_ids = c.cooperating, leader_id = c.leader, people = c.people, due = c.due,
       assigned_from = CASE WHEN c.reassigned THEN 'ledger' ELSE i.assigned_from END,
       edited = CASE WHEN c.due IS DISTINCT FROM i.due AND 'due' <> ALL (i.edited) THEN i.edited || '{due}'::text[] ELSE i.edited END,
       recurrence = coalesce(c.recurrence, i.recurrence), due_text = coalesce(c.words, i.due_text),
       responsibility = coalesce(nullif(c.responsibility, 'null'), i.responsibility), version = i.version + 1
     FROM jsonb_to_recordset($1::jsonb) AS c (id uuid, lead uuid, cooperating uuid[], leader uuid, people jsonb, due date, reassigned boolean,
       recurrence text, words text, responsibility jsonb)
     WHERE i.id = c.id`,
    [JSON.stringify(rows)],
  );
}
