import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate } from '../../../libs/application/src/contexts.js';
import { EmbeddedPostgres, newId } from '#platform';
import { startRedis } from '../../setup/redis.js';
import { temporaryFolder } from '../../setup/temporary-folder.js';
import { ReceiverProcess } from './receiver-process.js';
import { TestServices } from '../../setup/services.js';

const TEMPLATE = 'template_of_houses';

/** A PostgreSQL, a Redis where this machine has one, and a receiver, each a process of its own. */
export interface BenchSite {
  postgres: EmbeddedPostgres;
  redis: { url: string; pid: number } | undefined;
  receiver: ReceiverProcess;
}

export type QueueName = 'Redis' | 'PostgreSQL';

/** Runs `work` on a site, which is gone afterwards. */
export async function onBenchSite(work: (site: BenchSite) => Promise<void>): Promise<void> {
  const directory = await temporaryFolder('bench');
  const postgres = await EmbeddedPostgres.start({ dataDirectory: join(directory, 'postgres') });
  const { url, process: server } = await startRedis(directory);
  const receiver = await ReceiverProcess.start();
  try {
    await postgres.createDatabase(TEMPLATE);
    await migrate(postgres.urlOf(TEMPLATE));
    await work({ postgres, receiver, redis: url && server?.pid ? { url, pid: server.pid } : undefined });
  } finally {
    receiver.stop();
    server?.kill('SIGKILL');
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** The services on a database of its own, nothing in it. */
export async function openBenchServices({ postgres, redis }: BenchSite, queue: QueueName): Promise<TestServices> {
  const name = `house_${newId().replaceAll('-', '')}`;
  await postgres.createDatabase(name, TEMPLATE);
  const queueUrl: Record<string, string> = queue === 'Redis' && redis ? { REDIS_URL: redis.url } : {};
  return TestServices.open({ databaseUrl: postgres.urlOf(name), variables: queueUrl });
}
