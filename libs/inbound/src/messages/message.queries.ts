import { LessThanOrEqual } from 'typeorm';
import type { Queryable, Tx } from '#platform';
import type { AppliedReport } from '../reports/apply-reports.js';
import { InboundMessageEntity } from './message.entity.js';

export interface WaitingMessage {
  id: string;
  sourceId: string;
  body: Buffer;
}

/** The earliest that waits of the same source, up to this one. */
export async function nextWaiting(db: Queryable, messageId: string): Promise<WaitingMessage | null> {
  const messages = db.manager.getRepository(InboundMessageEntity);
  const mine = await messages.findOne({ select: { sourceId: true }, where: { id: messageId } });
  if (!mine) return null;
  const where = { sourceId: mine.sourceId, state: 'waiting', id: LessThanOrEqual(messageId) } as const;
  return messages.findOne({ select: { id: true, sourceId: true, body: true }, where, order: { id: 'ASC' } });
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
  const counting = db.manager
    .createQueryBuilder()
    .update(InboundMessageEntity)
    .set({ tries: () => 'tries + 1' });
  const { raw } = await counting.where({ id, state: 'waiting' }).returning('tries').execute();
  return (raw as { tries: number }[])[0]?.tries;
}
