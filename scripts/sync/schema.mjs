// Writes docs/schema.sql, the tables as the migrations make them, and docs/data-model.md, a diagram of the entities of each lib.
// Both come from a database that is made for it: the built-in PostgreSQL in a temporary folder, migrated by the built program.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../setup.mjs';
import { tablesOfLibs } from './tables-of-libs.mjs';

const CATALOGUE = {
  columns: `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required,
      pg_get_expr(d.adbin, d.adrelid) AS default, a.attidentity AS identity, a.attgenerated AS generated
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE n.nspname = 'duban' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'schema_migration'
    ORDER BY c.relname, a.attnum`,
  constraints: `SELECT c.relname AS table, k.conname AS name, k.contype AS kind, pg_get_constraintdef(k.oid) AS definition,
      t.relname AS target FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_class t ON t.oid = k.confrelid
    WHERE n.nspname = 'duban' AND k.contype <> 'n' AND c.relname <> 'schema_migration' ORDER BY c.relname, k.contype DESC, k.conname`,
  indexes: `SELECT i.tablename AS table, i.indexdef AS definition FROM pg_indexes i
    WHERE i.schemaname = 'duban' AND i.tablename <> 'schema_migration'
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conname = i.indexname AND k.connamespace = 'duban'::regnamespace)
    ORDER BY i.tablename, i.indexname`,
  functions: `SELECT pg_get_functiondef(p.oid) AS definition FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'duban' ORDER BY p.proname`,
  triggers: `SELECT pg_get_triggerdef(t.oid) AS definition FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'duban' AND NOT t.tgisinternal ORDER BY c.relname, t.tgname`,
};

export async function writeSchema() {
  const catalogue = await readCatalogue();
  await writeFile(join(root, 'docs/schema.sql'), schemaSql(catalogue));
  await writeFile(join(root, 'docs/data-model.md'), dataModel(catalogue));
}

async function readCatalogue() {
  const { EmbeddedPostgres } = await import('../../dist/libs/platform/src/index.js');
  const { migrate } = await import('../../dist/libs/application/src/index.js');
  const folder = await mkdtemp(join(tmpdir(), 'duban-sync-'));
  const server = await EmbeddedPostgres.start({ dataDirectory: join(folder, 'postgres'), settings: { fsync: 'off' } });
  try {
    await server.createDatabase('schema');
    await migrate(server.urlOf('schema'));
    const client = new pg.Client({ connectionString: server.urlOf('schema') });
    await client.connect();
    try {
      const entries = [];
      for (const [name, sql] of Object.entries(CATALOGUE)) entries.push([name, (await client.query(sql)).rows]);
      return Object.fromEntries(entries);
    } finally {
      await client.end();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const unqualified = (sql) => sql.replaceAll('duban.', '');
const byTable = (rows) => Map.groupBy?.(rows, ({ table }) => table) ?? grouped(rows);

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.table, [...(groups.get(row.table) ?? []), row]);
  return groups;
}

function schemaSql({ columns, constraints, indexes, functions, triggers }) {
  const ofConstraints = byTable(constraints);
  const ofIndexes = byTable(indexes);
  const tables = [...byTable(columns)].map(([table, own]) => {
    const lines = [
      ...own.map(columnSql),
      ...(ofConstraints.get(table) ?? []).map(({ name, definition }) => `CONSTRAINT ${name} ${unqualified(definition)}`),
    ];
    const more = (ofIndexes.get(table) ?? []).map(({ definition }) => `${unqualified(definition)};\n`);
    return `CREATE TABLE ${table} (\n  ${lines.join(',\n  ')}\n);\n${more.join('')}`;
  });
  const code = [...functions, ...triggers].map(({ definition }) => `${unqualified(definition).trim()};\n`);
  return `-- The tables as the migrations make them (npm run sync writes this file).\n\n${[...tables, ...code].join('\n')}`;
}

function columnSql({ column, type, required, default: value, identity, generated }) {
  const rest =
    generated === 's'
      ? ` GENERATED ALWAYS AS (${value}) STORED`
      : identity
        ? ' GENERATED AS IDENTITY'
        : value
          ? ` DEFAULT ${value}`
          : '';
  return `${column} ${type}${rest ? unqualified(rest) : ''}${required ? ' NOT NULL' : ''}`;
}

function dataModel({ columns, constraints }) {
  const ofColumns = byTable(columns);
  const keys = new Map(
    constraints
      .filter(({ kind }) => kind === 'p')
      .map(({ table, definition }) => [table, /\(([^)]*)\)/.exec(definition)?.[1] ?? '']),
  );
  const links = constraints.filter(({ kind }) => kind === 'f');
  const parts = Object.entries(tablesOfLibs()).map(([lib, tables]) => {
    const boxes = tables
      .filter((table) => ofColumns.has(table))
      .map((table) => {
        const key = (keys.get(table) ?? '').split(', ');
        const lines = ofColumns
          .get(table)
          .map(({ column, type }) => `    ${type.replaceAll(/[^a-z0-9]+/gi, '_')} ${column}${key.includes(column) ? ' PK' : ''}`);
        return [`  ${table} {`, ...lines, '  }'].join('\n');
      });
    const arrows = links
      .filter(({ table, target }) => tables.includes(table) && tables.includes(target))
      .map(({ table, target, definition }) => `  ${target} ||--o{ ${table} : "${/\(([^)]*)\)/.exec(definition)?.[1] ?? ''}"`);
    return [`## ${lib}`, '', '```mermaid', 'erDiagram', ...boxes, ...new Set(arrows), '```', ''].join('\n');
  });
  return `# Data model\n\nThe tables of each lib (npm run sync writes this page). References to tables of other libs are in [schema.sql](schema.sql).\n\n${parts.join('\n')}`;
}
