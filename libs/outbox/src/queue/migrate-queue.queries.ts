import { DEFAULT_SCHEMA, runMigrations } from 'bullmq';
import pg from 'pg';
import type { QueueBackend } from './queue-backend.js';

/** Creates or upgrades the queue's own tables; nothing to do on Redis. */
export async function migrateQueue(backend: QueueBackend): Promise<void> {
  if (backend.kind === 'redis') return;
  const schema = backend.schema ?? DEFAULT_SCHEMA;
  const client = new pg.Client({ connectionString: backend.url, application_name: 'duban-queue' });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
    await runMigrations(rowCount ? withoutCreatingSchemas(client) : client, schema);
  } finally {
    await client.end();
  }
}

/** BullMQ makes its schema `IF NOT EXISTS`, for which PostgreSQL asks for a right also where the schema is there. */
function withoutCreatingSchemas(client: pg.Client): Parameters<typeof runMigrations>[0] {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []): Promise<{ rows: Row[] }> => {
      if (text.startsWith('CREATE SCHEMA')) return { rows: [] };
      const { rows } = await client.query(text, [...values]);
      return { rows: rows as Row[] };
    },
  };
}
