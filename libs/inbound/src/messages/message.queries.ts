import type { Queryable, Tx } from '#platform';
import type { AppliedReport } from '../reports/apply-reports.js';
import { InboundMessageEntity } from './message.entity.js';

export interface WaitingMessage {
  id: string;
  sourceId: string;
  body: Buffer;
}

/** The earliest that waits of the same source, up to this one. */
export async function nextWaiting(db: Queryable, messageId: string): Promise<WaitingMessage | undefined> {
  const [message] = await db.query<WaitingMessage>(
    `SELECT m.id, m.source_id AS "sourceId", m.body FROM inbound_message m JOIN inbound_message mine ON mine.source_id = m.source_id
     WHERE mine.id = $1 AND m.state = 'waiting' AND m.id <= mine.id ORDER BY m.id LIMIT 1`,
    [messageId],
  );
  return message;
}

/** False when another worker was first. */
export async function lockWaiting(tx: Tx, id: string): Promise<boolean> {
  const waiting = { where: { id, state: 'waiting' }, select: { id: true }, lock: { mode: 'pessimistic_write' } } as const;
  return (await tx.manager.findOne(InboundMessageEntity, waiting)) !== null;
}

export async function finish(
  tx: Tx,
  id: string,
  { state, reason, reports }: { state: 'applied' | 'ignored' | 'failed'; reason: string | null; reports: AppliedReport[] },
  now: Date,
): Promise<void> {
  await tx.manager.update(
    InboundMessageEntity,
    { id },
    {
      state,
      reason,
      reports,
      projectIds: [...new Set(reports.map(({ projectId }) => projectId))],
      tries: () => 'tries + 1',
      finishedAt: now,
    },
  );
}

/** Counts an attempt that failed because of this installation; answers how many, or undefined when it waits no more. */
export async function countTry(db: Queryable, id: string): Promise<number | undefined> {
  const [counted] = await db.query<{ tries: number }>(
    `UPDATE inbound_message SET tries = tries + 1 WHERE id = $1 AND state = 'waiting' RETURNING tries`,
    [id],
  );
  return counted?.tries;
}
