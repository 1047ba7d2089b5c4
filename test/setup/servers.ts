import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '#assembly';
import { EmbeddedPostgres } from '#platform';
import { temporaryFolder } from './temporary-folder.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Server to make databases on; the template database `duban_template` is migrated. */
    postgresUrl: string;
    /** Null where this machine has no Redis. */
    redisUrl: string | null;
  }
}

interface Servers {
  postgresUrl: string;
  redisUrl: string | null;
  stop(): Promise<void>;
}

// Several vitest projects call this setup in one process: they share one pair of servers.
const shared = globalThis as { dubanServers?: Promise<Servers>; dubanUsers?: number };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.dubanServers ??= startServers();
  shared.dubanUsers = (shared.dubanUsers ?? 0) + 1;
  const servers = await shared.dubanServers;
  project.provide('postgresUrl', servers.postgresUrl);
  project.provide('redisUrl', servers.redisUrl);
  return async () => {
    shared.dubanUsers = (shared.dubanUsers ?? 1) - 1;
    if (shared.dubanUsers === 0) await servers.stop();
  };
}

async function startServers(): Promise<Servers> {
  const directory = await temporaryFolder('test');
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' };
  const postgres = await EmbeddedPostgres.start({ dataDirectory: join(directory, 'postgres'), settings });
  await postgres.createDatabase('duban_template');
  await migrate(postgres.urlOf('duban_template'));
  const redis = await startRedis(directory);
  return {
    postgresUrl: postgres.urlOf('postgres'),
    redisUrl: redis.url,
    stop: async () => {
      redis.process?.kill('SIGKILL');
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function startRedis(directory: string): Promise<{ url: string | null; process?: ChildProcess }> {
  if (process.env['REDIS_URL']) return { url: process.env['REDIS_URL'] };
  const program = ['redis-server', 'valkey-server'].find(isOnPath);
  if (!program) {
    if (process.env['REQUIRE_REDIS'] === '1')
      throw new Error('REQUIRE_REDIS=1, but neither redis-server nor valkey-server is on PATH and REDIS_URL is not set.');
    process.stderr.write('No redis-server or valkey-server on PATH: the Redis half of the queue tests is skipped.\n');
    return { url: null };
  }
  const port = await freePort();
  const flags = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
    '--dir',
    directory,
  ];
  const child = spawn(program, flags, { stdio: 'ignore' });
  await untilListening(port);
  return { url: `redis://127.0.0.1:${port}`, process: child };
}

function isOnPath(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilListening(port: number): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => setTimeout(() => resolve(false), 25));
    });
    if (isUp) return;
  }
  throw new Error(`redis did not listen on port ${port}`);
}
