import type { Queryable } from '#platform';

/** A message about a project that a person was sent: proof that he was told. */
export interface MessageOfProject {
  id: string;
  person: { id: string; name: string } | null;
  department: string | null;
  channel: string;
  title: string;
  state: string;
  at: Date;
  sentAt: Date | null;
  /** When it was read in the inbox; null: not there, or by another channel. */
  readAt: Date | null;
}

/** The latest messages about a project to people and group chats, the newest first. By hand: three tables in one statement. */
export async function messagesOfProject(db: Queryable, projectId: string, limit: number): Promise<MessageOfProject[]> {
  return db.query<MessageOfProject>(
    `SELECT y.id, CASE WHEN w.id IS NOT NULL THEN jsonb_build_object('id', w.id, 'name', w.name) END AS person, d.name AS department,
       y.channel, coalesce(y.content ->> 'title', '') AS title, y.state, y.created_at AS at,
       CASE WHEN y.state = 'delivered' THEN y.finished_at END AS "sentAt", m.read_at AS "readAt"
     FROM delivery y LEFT JOIN person w ON w.id = y.recipient_id LEFT JOIN department d ON d.id = w.department_id
       LEFT JOIN inbox_message m ON m.id = y.id
     WHERE y.project_id = $1 AND y.channel <> 'webhook' ORDER BY y.created_at DESC, y.id DESC LIMIT $2`,
    [projectId, limit],
  );
}
