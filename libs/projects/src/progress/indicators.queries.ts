import type { Queryable, Tx } from '#platform';
import type { Indicator, MeasuredIndicator } from '#policies';

/** When a row with `valid_from` and `valid_to` holds: now, or when the instant `asOf` began. */
export function holdsAt(alias: string, asOf: Date | undefined, add: (value: unknown) => string): string {
  if (!asOf) return `${alias}.valid_to = 'infinity'`;
  const instant = add(asOf);
  return `${alias}.valid_from < ${instant} AND ${alias}.valid_to >= ${instant}`;
}

/** The columns of an indicator `i` with its values, as they were known at that time. */
export function measuredColumns(asOf: Date | undefined, add: (value: unknown) => string): string {
  return `i.id, i.name, i.comparison, i.target, i.unit, i.direction, i.measure, i.baseline, i.every, i.first_month AS "firstMonth",
    i.last_month AS "lastMonth", i.shares, i.reporting_day AS "reportingDay", i.set_at AS "setAt",
    coalesce((SELECT jsonb_object_agg(v.period, v.value) FROM indicator_value v
      WHERE v.indicator_id = i.id AND ${holdsAt('v', asOf, add)}), '{}') AS values`;
}

/** In order. */
export async function readIndicators(db: Queryable, projectId: string, asOf?: Date): Promise<MeasuredIndicator[]> {
  const parameters: unknown[] = [projectId];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  return db.query<MeasuredIndicator>(
    `SELECT ${measuredColumns(asOf, add)} FROM indicator i WHERE i.project_id = $1 AND ${holdsAt('i', asOf, add)} ORDER BY i.position`,
    parameters,
  );
}

/** Of many projects as of now, by project; each in order. */
export async function readIndicatorsOf(db: Queryable, projectIds: readonly string[]): Promise<Map<string, MeasuredIndicator[]>> {
  const parameters: unknown[] = [projectIds];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const rows = await db.query<MeasuredIndicator & { projectId: string }>(
    `SELECT i.project_id AS "projectId", ${measuredColumns(undefined, add)} FROM indicator i
     WHERE i.project_id = ANY($1) AND ${holdsAt('i', undefined, add)} ORDER BY i.project_id, i.position`,
    parameters,
  );
  const found = new Map<string, MeasuredIndicator[]>();
  for (const { projectId, ...indicator } of rows) found.set(projectId, [...(found.get(projectId) ?? []), indicator]);
  return found;
}

/** Puts these in the place of all that the project had; what was is kept with the time for which it held. */
export async function replaceIndicators(tx: Tx, projectId: string, indicators: readonly Indicator[], now: Date): Promise<void> {
  await tx.query(`UPDATE indicator SET valid_to = $2 WHERE project_id = $1 AND valid_to = 'infinity'`, [projectId, now]);
  await tx.query(
    `INSERT INTO indicator (id, revision, project_id, position, name, comparison, target, unit, direction, measure, baseline,
       every, first_month, last_month, shares, reporting_day, set_at, valid_from)
     SELECT n.id, 1 + (SELECT count(*) FROM indicator o WHERE o.id = n.id), $1, n.position, n.name, n.comparison, n.target, n.unit,
       n.direction, n.measure, n.baseline, n.every, n."firstMonth", n."lastMonth", n.shares, n."reportingDay", n."setAt", $3
     FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (id uuid, name text, comparison text, target float8, unit text, direction text,
       measure text, baseline float8, every text, "firstMonth" text, "lastMonth" text, shares float8[], "reportingDay" int,
       "setAt" timestamptz))
       WITH ORDINALITY AS n (id, name, comparison, target, unit, direction, measure, baseline, every, "firstMonth", "lastMonth",
         shares, "reportingDay", "setAt", position)`,
    [projectId, JSON.stringify(indicators), now],
  );
}

export interface ValueEntry {
  indicatorId: string;
  period: string;
  value: number;
  note: string | null;
  by: { id: string | null; name: string };
  at: Date;
}

/** Writes the value of a period; an earlier one stays, with the time until which it held. */
export async function writeValue(tx: Tx, { indicatorId, period, value, note, by, at }: ValueEntry): Promise<void> {
  await tx.query(`UPDATE indicator_value SET valid_to = $3 WHERE indicator_id = $1 AND period = $2 AND valid_to = 'infinity'`, [
    indicatorId,
    period,
    at,
  ]);
  await tx.query(
    `INSERT INTO indicator_value (indicator_id, period, revision, value, note, reported_by, reported_by_name, valid_from)
     SELECT $1, $2, 1 + count(*), $3, $4, $5, $6, $7 FROM indicator_value WHERE indicator_id = $1 AND period = $2`,
    [indicatorId, period, value, note, by.id, by.name, at],
  );
}
