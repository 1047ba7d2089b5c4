import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import { checkDatabase, Database } from '#platform';
import { TransactionPooler } from '../../../test/setup/transaction-pooler.js';
import { migrate } from './contexts.js';

const SCHEMAS = ['duban', 'bullmq'];
const PASSWORD = 'pw-of-a-dba';
let admin: pg.Client;
let server: URL;

beforeAll(async () => {
  server = new URL(inject('postgresUrl'));
  admin = new pg.Client({ connectionString: server.href });
  await admin.connect();
  await admin.query(`DROP ROLE IF EXISTS plain`);
  await admin.query(`CREATE ROLE plain LOGIN PASSWORD '${PASSWORD}'`);
});

afterAll(async () => {
  await admin.query('DROP ROLE plain');
  await admin.end();
});

let count = 0;

/** A database that the role `plain` does not own; `statements` are run in it by the superuser. */
async function databaseOf(options: string, statements: string[] = []): Promise<string> {
  const name = `check_${process.pid}_${(count += 1)}`;
  await admin.query(`CREATE DATABASE ${name} ${options}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const inside = new pg.Client({ connectionString: url.href });
  await inside.connect();
  for (const statement of statements) await inside.query(statement);
  await inside.end();
  onTestFinished(async () => void (await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)));
  url.username = 'plain';
  url.password = PASSWORD;
  return url.href;
}

const fault = (url: string, schemas: readonly string[] = SCHEMAS): Promise<unknown> =>
  checkDatabase(url, { schemas }).then(
    () => null,
    (error: { code?: string; message: string }) => [error.code, error.message],
  );

it.each([
  ['a port where nothing listens', (url: URL) => (url.port = '1'), 'database.unreachable', /Start it, or correct the address/],
  ['a name that no machine has', (url: URL) => (url.hostname = 'no-such-host.invalid'), 'database.unreachable', /no machine/],
  ['a wrong password', (url: URL) => (url.password = 'wrong'), 'database.login', /Correct user and password/],
  ['no password', (url: URL) => (url.password = ''), 'database.login', /asks for a password/],
  ['a database that is not there', (url: URL) => (url.pathname = '/nowhere'), 'database.missing', /CREATE DATABASE "nowhere"/],
  ['a role that is not there', (url: URL) => (url.username = 'nobody_here'), 'database.login', /nobody_here/],
])('names %s, and what to do', async (_name, change, code, sentence) => {
  const url = new URL(await databaseOf(''));
  change(url);
  expect(await fault(url.href)).toEqual([code, expect.stringMatching(sentence)]);
  expect(String(await fault(url.href))).not.toContain(PASSWORD);
});

it('refuses a database that can not hold every text', async () => {
  const url = await databaseOf(`ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'`);
  expect(await fault(url)).toEqual(['database.encoding', expect.stringContaining(`ENCODING 'UTF8'`)]);
});

it('names the schemas that the role may not create, and the statements that help', async () => {
  const url = await databaseOf('', ['CREATE SCHEMA duban AUTHORIZATION plain', 'CREATE EXTENSION pg_trgm']);
  expect(await fault(url)).toEqual([
    'database.rights',
    expect.stringMatching(
      /may not create the schema bullmq in .*GRANT CREATE ON DATABASE .*CREATE SCHEMA bullmq AUTHORIZATION "plain"/,
    ),
  ]);
  // With the queue in Redis that schema is not needed, and nothing else is missing.
  expect(await fault(url, ['duban'])).toBeNull();
});

it('names a schema that is somebody else’s, and an extension that the role may not add', async () => {
  expect(await fault(await databaseOf('', ['CREATE SCHEMA duban', 'CREATE SCHEMA bullmq AUTHORIZATION plain']))).toEqual([
    'database.rights',
    expect.stringContaining('GRANT USAGE, CREATE ON SCHEMA duban'),
  ]);
  const schemas = SCHEMAS.map((schema) => `CREATE SCHEMA ${schema} AUTHORIZATION plain`);
  expect(await fault(await databaseOf('', schemas))).toEqual([
    'database.extension',
    expect.stringContaining('CREATE EXTENSION pg_trgm WITH SCHEMA public'),
  ]);
});

it('a role without CREATE migrates when schemas and extension are there', async () => {
  const schemas = SCHEMAS.map((schema) => `CREATE SCHEMA ${schema} AUTHORIZATION plain`);
  const url = await databaseOf('', [...schemas, 'CREATE EXTENSION pg_trgm']);
  expect(await fault(url)).toBeNull();
  await migrate(url);
  await migrate(url);
  const database = await Database.open({ url, migrations: [] });
  expect(await database.query(`SELECT 1 FROM bullmq.migration LIMIT 1`)).toHaveLength(1);
  await database.close();
});

it.each([{ keepsOptions: false }, { keepsOptions: true }])('refuses a pooler by transaction, %j', async (options) => {
  const pooler = await TransactionPooler.before(server.href, options);
  onTestFinished(() => pooler.close());
  const through = new pg.Client({ connectionString: pooler.url });
  await through.connect();
  expect((await through.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await through.end();
  expect(await fault(pooler.url)).toEqual([
    'database.pooler',
    expect.stringMatching(/name PostgreSQL itself, or a pooler by session/),
  ]);
});

it('finds no fault with the server itself', async () => {
  expect(await fault(server.href)).toBeNull();
});
