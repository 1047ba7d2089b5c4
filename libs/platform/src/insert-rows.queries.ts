import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** More would hold up everybody else of the process while they are put into words. */
const ROWS_AT_ONCE = 1000;

/**
 * By hand: TypeORM gives each value a parameter, of which a statement holds 65,535, and takes longer to number them than PostgreSQL to write
 * the rows.
 */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Partial<Row>[],
  { unlessKnown = false }: { unlessKnown?: boolean } = {},
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { tableName, columns } = manager.connection.getMetadata(entity);
  const given = columns.filter(({ propertyName }) => first[propertyName] !== undefined);
  const names = given.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const records = rows
      .slice(start, start + ROWS_AT_ONCE)
      .map((row) =>
        Object.fromEntries(given.map(({ databaseName, propertyName }) => [databaseName, row[propertyName] as unknown])),
      );
    await manager.query(
      `INSERT INTO "${tableName}" (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::"${tableName}", $1::jsonb)
       ${unlessKnown ? 'ON CONFLICT DO NOTHING' : ''}`,
      [JSON.stringify(records)],
    );
  }
}
