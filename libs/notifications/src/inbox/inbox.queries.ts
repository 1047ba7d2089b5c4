import type { Tx } from '#platform';
import type { InboxMessage } from './inbox-message.entity.js';

/** What the database notifies of a changed inbox on; each schema has a channel of its own. The payload is the person's id. */
export const inboxChannelOf = (schema: string): string => `${schema}.inbox`;

const NOTIFY = (personId: string): string => `pg_notify(current_schema() || '.inbox', ${personId})`;

/**
 * Puts a message into its person's inbox, once. Messages of one person are put in one after the other, each when the one before is
 * committed: who has seen a number has seen all below it.
 */
export async function putInInbox(tx: Tx, message: Omit<InboxMessage, 'readAt'> & { personId: string }): Promise<void> {
  const { id, personId, projectId, title, body, link, kind, subject, level, createdAt } = message;
  await tx.query(
    `WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended('inbox ' || $2::uuid, 0)))
     INSERT INTO inbox_message (id, person_id, project_id, title, body, link, created_at, kind, level, subject)
     SELECT $1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7::timestamptz, $8, $9::int, $10::jsonb FROM turn
     ON CONFLICT (id) DO NOTHING RETURNING ${NOTIFY('person_id::text')}`,
    [id, personId, projectId, title, body, link, createdAt, kind, level, subject && JSON.stringify(subject)],
  );
}

/** Whoever follows this inbox looks again when the transaction is committed. */
export async function notifyFollowers(tx: Tx, personId: string): Promise<void> {
  await tx.query(`SELECT ${NOTIFY('$1')}`, [personId]);
}
