import type { PlanItemDraft } from '#plan-text';
import { newId, notFound, type Queryable, type Tx } from '#platform';
import { writtenAssignments } from '../assignment/written-assignments.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import type { Plan } from '../entities/plan.entity.js';
import { namedInDraft } from '../matching/named-people.js';

/** Writes draft items of the version `sourceNumber` of a plan's text; answers their ids. */
export async function insertItems(
  tx: Tx,
  { id: planId, sourceNumber, issuer }: Pick<Plan, 'id' | 'sourceNumber' | 'issuer'>,
  items: readonly PlanItemDraft[],
): Promise<string[]> {
  const assignments = await writtenAssignments(tx, issuer, items);
  const rows = items.map((item, index) => ({
    ...item,
    ...assignments[index],
    id: newId(),
    planId,
    sourceNumber,
    spanStart: item.span.start,
    spanEnd: item.span.end,
    details: item.details ?? [],
    people: namedInDraft(item),
    state: 'draft' as const,
  }));
  await tx.insertRows(PlanItem, rows);
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
