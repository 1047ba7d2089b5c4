import type { Database, Tx } from '#platform';

/** Tables that are copied whole. */
const WHOLE = ['department', 'person', 'delegation', 'policy'];

/**
 * Rows of the chosen projects, with what their ladders and the conditions of steps ask for. The whole that a project is a part of
 * may be left out: nobody acts in a simulation, so nothing follows from it.
 */
const OF_PROJECTS: readonly { table: string; where: string; without?: string }[] = [
  { table: 'plan', where: 'id IN (SELECT plan_id FROM live.project WHERE id = ANY($1))' },
  { table: 'plan_item', where: 'id IN (SELECT plan_item_id FROM live.project WHERE id = ANY($1))' },
  { table: 'project', where: 'id = ANY($1)', without: 'parent_id' },
  { table: 'project_cooperation', where: 'project_id = ANY($1)' },
  { table: 'milestone', where: 'project_id = ANY($1)' },
  { table: 'indicator', where: 'project_id = ANY($1)' },
  { table: 'indicator_value', where: 'indicator_id IN (SELECT id FROM live.indicator WHERE project_id = ANY($1))' },
  { table: 'slip', where: 'project_id = ANY($1)' },
  { table: 'reminder', where: 'project_id = ANY($1)' },
  { table: 'due_step', where: 'project_id = ANY($1)' },
  { table: 'delivery', where: `project_id = ANY($1) AND channel = 'inbox'` },
  {
    table: 'inbox_message',
    where: `id IN (SELECT id FROM live.delivery WHERE project_id = ANY($1) AND channel = 'inbox')`,
  },
];

/** Puts running projects of the live schema into a simulation as they stand, with their pending steps. */
export async function copyRunning(target: Database, source: Database, projectIds: readonly string[]): Promise<void> {
  await target.transaction(async (tx) => {
    for (const table of WHOLE) await copyRows(tx, source, table, 'true', []);
    for (const { table, where, without } of OF_PROJECTS) await copyRows(tx, source, table, where, [projectIds], without);
  });
}

async function copyRows(
  tx: Tx,
  { schema }: Database,
  table: string,
  where: string,
  parameters: unknown[],
  without?: string,
): Promise<void> {
  const live = `"${schema}".`;
  // By name: a schema that grew over the years has its columns in another order. Of one that is computed nothing is written.
  const [row] = await tx.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
     WHERE table_schema = $1 AND table_name = $2 AND is_generated = 'NEVER' AND column_name IS DISTINCT FROM $3`,
    [schema, table, without ?? null],
  );
  const columns = row?.columns ?? '';
  await tx.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${live}${table} WHERE ${where.replaceAll('live.', live)}`,
    parameters,
  );
}
