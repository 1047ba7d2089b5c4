import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../libs/application/src/contexts.js';
import { EmbeddedPostgres } from '#platform';
import { startRedis } from './redis.js';
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
