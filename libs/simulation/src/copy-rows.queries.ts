import type { Database, Tx } from '#platform';

export interface RowsToCopy {
  table: string;
  /** Which; `live.` names the schema they come from. */
  where: string;
  /** A column that stays empty. */
  without?: string | undefined;
}

/** Copies rows of the live schema into the simulation of the transaction; answers how many. */
export async function copyRows(
  tx: Tx,
  { schema }: Database,
  { table, where, without }: RowsToCopy,
  parameters: unknown[] = [],
): Promise<number> {
  const live = `"${schema}".`;
  // By name: a schema that grew over the years has its columns in another order. Of one that is computed nothing is written.
  const [row] = await tx.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns
     WHERE table_schema = $1 AND table_name = $2 AND is_generated = 'NEVER' AND column_name IS DISTINCT FROM $3`,
    [schema, table, without ?? null],
  );
  const columns = row?.columns ?? '';
  const copied = await tx.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${live}${table} WHERE ${where.replaceAll('live.', live)} RETURNING 1`,
    parameters,
  );
  return copied.length;
}

/** Who is there, how they are told and in what words, who stands in for whom, and all policies. */
export async function copyRoster(tx: Tx, source: Database): Promise<void> {
  for (const table of [
    'department',
    'department_day',
    'person',
    'person_address',
    'channel_choice',
    'delegation',
    'policy',
    'message_template',
  ])
    await copyRows(tx, source, { table, where: 'true' });
}
