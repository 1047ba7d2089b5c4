import { recordEvents, SYSTEM_ACTOR } from '#outbox';
import type { EngineTime, Tx } from '#platform';
import type { Notice } from '../messages/notice.js';
import type { OwnerNotices } from '../addressing/owner-notices.js';
import { Robot } from './robot.entity.js';
import { robotFacts } from './robot.js';

/** Switches a robot off because nothing gets through it, and tells who answers for it, once. */
export async function disableRobot(
  tx: Tx,
  id: string,
  reason: string,
  { now, owners }: { now: EngineTime; owners: OwnerNotices },
): Promise<void> {
  const lock = { mode: 'pessimistic_write' } as const;
  const robot = await tx.manager.findOne(Robot, { where: { id, active: true }, lock });
  if (!robot) return;
  await tx.manager.update(Robot, id, { active: false, disabledReason: reason, version: robot.version + 1 });
  const data = { ...robotFacts({ ...robot, active: false }), reason };
  const [event] = await recordEvents(tx, [
    { type: 'robot.disabled', subject: { kind: 'robot', id }, actor: SYSTEM_ACTOR, at: now, data },
  ]);
  if (!event) return;
  const notice: Notice = { kind: 'robot-off', severity: 'urgent', facts: { name: robot.name, reason } };
  await owners.notify(tx, robot.createdBy, { notice, sourceId: event.id });
}
