import { notFound, type Queryable } from '#platform';

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
