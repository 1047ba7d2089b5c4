import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { EmbeddedPostgres } from './embedded-postgres.js';

const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];

async function newFolder(mode = 0o755): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-embedded-'));
  await chmod(folder, mode);
  folders.push(folder);
  return join(folder, 'postgres');
}

async function start(dataDirectory: string): Promise<EmbeddedPostgres> {
  const server = await EmbeddedPostgres.start({ dataDirectory, settings: { fsync: 'off' } });
  servers.push(server);
  return server;
}

async function query<Row extends pg.QueryResultRow>(server: EmbeddedPostgres, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const folder of folders.splice(0)) {
    const data = await realpath(join(folder, 'postgres'));
    for (const place of [data, `${data}.password`]) await rm(place, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
});

describe('the built-in PostgreSQL', () => {
  it('keeps data over a stop and a start', async () => {
    const folder = await newFolder();
    const first = await start(folder);
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(await query(await start(folder), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('recovers committed data after kill -9', async () => {
    const server = await start(await newFolder());
    await query(server, 'CREATE TABLE kept AS SELECT 42 AS answer');
    server.kill();
    await server.restart();
    expect(await query(server, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('takes over from a server that a killed run left behind', async () => {
    const folder = await newFolder();
    const leftover = await start(folder);
    const next = await start(folder);
    expect(leftover.pid).not.toBe(next.pid);
    expect(await query(next, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('searches Chinese text by trigram', async () => {
    const server = await start(await newFolder());
    await query(server, 'CREATE EXTENSION pg_trgm');
    const [row] = await query<{ similarity: number; trigrams: string[] }>(
      server,
      `SELECT similarity('碧道建设', '启动碧道建设') AS similarity, show_trgm('启动碧道建设') AS trigrams`,
    );
    expect(row?.similarity).toBeGreaterThan(0.3);
    expect(row?.trigrams.length).toBeGreaterThan(5);
  });

  it.runIf(process.getuid?.() === 0)('works for root below a folder that only root may enter', async () => {
    const server = await start(await newFolder(0o700));
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
