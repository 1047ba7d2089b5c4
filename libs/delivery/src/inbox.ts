import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';

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
export async function markRead(db: Queryable, personId: string, messageId: string, now: Date): Promise<InboxMessage> {
  const [message] = await db.query<InboxMessage>(
    `UPDATE inbox_message SET read_at = coalesce(read_at, $3) WHERE id = $2 AND person_id = $1 RETURNING ${COLUMNS}`,
    [personId, messageId, now],
  );
  if (!message) throw notFound('message', messageId);
  return message;
}
