import type { PlanItemDraft } from '#plan-text';
import { newId, notFound, type Queryable, type Tx } from '#platform';
import { writtenAssignments } from '../assignment/written-assignments.js';
import type { Plan } from '../entities/plan.entity.js';
import { namedInDraft } from '../matching/named-people.js';

/**
 * Writes draft items of the version `sourceNumber` of a plan's text; answers their ids. By hand: a plan has up to some thousand items, more
 * than one INSERT with parameters holds.
 */
export async function insertItems(
  tx: Tx,
  { id: planId, sourceNumber, issuer }: Pick<Plan, 'id' | 'sourceNumber' | 'issuer'>,
  items: readonly PlanItemDraft[],
): Promise<string[]> {
  const assignments = await writtenAssignments(tx, issuer, items);
  const rows = items.map((item, index) => ({
    ...assignments[index],
    id: newId(),
    plan_id: planId,
    source_number: sourceNumber,
    span_start: item.span.start,
    span_end: item.span.end,
    text: item.text,
    title: item.title,
    path: item.path,
    due_text: item.dueText,
    due: item.due,
    quantities: item.quantities,
    commitment: item.commitment,
    kind: item.kind,
    action: item.action,
    object: item.object,
    start_date: item.start,
    recurrence: item.recurrence,
    is_urgent: item.isUrgent,
    targets: item.targets,
    details: item.details ?? [],
    responsibility: item.responsibility,
    people: namedInDraft(item),
  }));
  await tx.query(
    `INSERT INTO plan_item
       (id, plan_id, source_number, span_start, span_end, text, title, path, due_text, due, quantities, commitment,
        kind, action, object, start_date, recurrence, is_urgent, targets, details, responsibility, people,
        lead_department_id, cooperating_department_ids, leader_id, assigned_from, state)
     SELECT id, plan_id, source_number, span_start, span_end, text, title, path, due_text, due, quantities, commitment,
        kind, action, object, start_date, recurrence, is_urgent, targets, details, responsibility, people,
        lead_department_id, cooperating_department_ids, leader_id, assigned_from, 'draft'
     FROM jsonb_to_recordset($1::jsonb) AS i (id uuid, plan_id uuid, source_number int, span_start int, span_end int, text text, title text, path text[],
       due_text text, due date, quantities text[], commitment text, kind text, action text, object text, start_date date,
       recurrence text, is_urgent boolean, targets jsonb, details jsonb, responsibility jsonb, people jsonb,
       lead_department_id uuid, cooperating_department_ids uuid[], leader_id uuid, assigned_from text)`,
    [JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}

/** Texts of a plan by their version number; an item's span points into one of them. */
export async function readSources(db: Queryable, planId: string, numbers: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.query<{ number: number; source: string }>(
    `SELECT source_number AS number, source FROM plan WHERE id = $1 AND source_number = ANY($2)
     UNION ALL
     SELECT r.number, r.source FROM plan_revision r JOIN plan p ON p.id = r.plan_id
     WHERE r.plan_id = $1 AND r.number = ANY($2) AND r.number <> p.source_number`,
    [planId, [...new Set(numbers)]],
  );
  return new Map(rows.map(({ number, source }) => [number, source]));
}

/** @throws DomainError `plan.not-found` */
export async function readSourceOf(db: Queryable, item: { planId: string; sourceNumber: number }): Promise<string> {
  const source = (await readSources(db, item.planId, [item.sourceNumber])).get(item.sourceNumber);
  if (source === undefined) throw notFound('plan', item.planId);
  return source;
}
