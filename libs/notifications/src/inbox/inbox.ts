import { decodeCursor, notFound, type Page, type Queryable, toPage, type Tx } from '#platform';

/** A message in a person's inbox. */
export interface InboxMessage {
  id: string;
  projectId: string | null;
  title: string;
  body: string;
  link: string | null;
  createdAt: Date;
  readAt: Date | null;
}

const COLUMNS = 'id, project_id AS "projectId", title, body, link, created_at AS "createdAt", read_at AS "readAt"';

/** What the database calls out when an inbox has changed; each schema has a call of its own. The payload is the person's id. */
export const inboxCall = (schema: string): string => `${schema}.inbox`;
const WAKE = (personId: string): string => `pg_notify(current_schema() || '.inbox', ${personId})`;

/** A person's messages, the latest first. */
export async function listInbox(
  db: Queryable,
  personId: string,
  question: { unreadOnly?: boolean; cursor?: string; limit: number },
): Promise<Page<InboxMessage>> {
  const [createdAt, id] = question.cursor ? decodeCursor(question.cursor, 2) : [null, null];
  const rows = await db.query<InboxMessage>(
    `SELECT ${COLUMNS} FROM inbox_message
     WHERE person_id = $1 AND (NOT $2 OR read_at IS NULL) AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
     ORDER BY created_at DESC, id DESC LIMIT $5`,
    [personId, question.unreadOnly ?? false, createdAt, id, question.limit + 1],
  );
  return toPage(rows, question.limit, (row) => [row.createdAt.toISOString(), row.id]);
}

export async function countUnread(db: Queryable, personId: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    'SELECT count(*) AS n FROM inbox_message WHERE person_id = $1 AND read_at IS NULL',
    [personId],
  );
  return row?.n ?? 0;
}

/**
 * Marks one message as read; the first time counts.
 * @throws DomainError `message.not-found`, also for a message of somebody else
 */
export async function markRead(tx: Tx, personId: string, messageId: string, now: Date): Promise<InboxMessage> {
  const [message] = await tx.query<InboxMessage>(
    `UPDATE inbox_message SET read_at = coalesce(read_at, $3) WHERE id = $2 AND person_id = $1 RETURNING ${COLUMNS}`,
    [personId, messageId, now],
  );
  if (!message) throw notFound('message', messageId);
  await wakeFollowers(tx, personId);
  return message;
}

/**
 * Marks everything as read; with `upTo`, that message and what came before it: what came since stays unread.
 * @returns how many were unread until now
 * @throws DomainError `message.not-found`, also for a message of somebody else
 */
export async function markAllRead(tx: Tx, personId: string, upTo: string | null, now: Date): Promise<number> {
  const last = upTo === null ? null : await numberOf(tx, personId, upTo);
  if (upTo !== null && last === null) throw notFound('message', upTo);
  const read = await tx.query(
    `UPDATE inbox_message SET read_at = $3 WHERE person_id = $1 AND read_at IS NULL AND ($2::bigint IS NULL OR number <= $2) RETURNING id`,
    [personId, last, now],
  );
  await wakeFollowers(tx, personId);
  return read.length;
}

/** A message that came into an inbox. */
export type NewMessage = Omit<InboxMessage, 'readAt'> & { personId: string };

/**
 * Puts a message into its person's inbox, once. Messages of one person come in one after the other, each when the one before
 * is committed: who has seen a number has seen all below it.
 */
export async function putInInbox(tx: Tx, message: NewMessage): Promise<void> {
  const { id, personId, projectId, title, body, link, createdAt } = message;
  await tx.query(
    `WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended('inbox ' || $2::uuid, 0)))
     INSERT INTO inbox_message (id, person_id, project_id, title, body, link, created_at)
     SELECT $1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7::timestamptz FROM turn
     ON CONFLICT (id) DO NOTHING RETURNING ${WAKE('person_id::text')}`,
    [id, personId, projectId, title, body, link, createdAt],
  );
}

/** Whoever follows this inbox looks again when the transaction is committed. */
async function wakeFollowers(tx: Tx, personId: string): Promise<void> {
  await tx.query(`SELECT ${WAKE('$1')}`, [personId]);
}

/** The place of a message among those of its person, in the order in which they came; null when it is not theirs. */
export async function numberOf(db: Queryable, personId: string, messageId: string): Promise<number | null> {
  const [row] = await db.query<{ number: number }>('SELECT number FROM inbox_message WHERE person_id = $1 AND id = $2', [
    personId,
    messageId,
  ]);
  return row?.number ?? null;
}

/** The message that came in last. */
export async function newestMessage(db: Queryable, personId: string): Promise<{ id: string; number: number } | undefined> {
  const [row] = await db.query<{ id: string; number: number }>(
    'SELECT id, number FROM inbox_message WHERE person_id = $1 ORDER BY number DESC LIMIT 1',
    [personId],
  );
  return row;
}

/** What came in after a number, in that order. */
export async function messagesAfter(db: Queryable, personId: string, number: number, limit: number): Promise<InboxMessage[]> {
  return db.query<InboxMessage>(
    `SELECT ${COLUMNS} FROM inbox_message WHERE person_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
    [personId, number, limit],
  );
}
