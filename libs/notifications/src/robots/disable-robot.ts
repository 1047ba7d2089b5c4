import { recordEvents, SYSTEM_ACTOR } from '#outbox';
import type { Tx } from '#platform';
import type { Notice } from '../messages/notice.js';
import { notifyPerson } from '../rendering/request-notifications.js';
import { type Robot, ROBOT_COLUMNS, robotFacts } from './robot.js';

/** Switches a robot off because nothing gets through it, and notifies the person who set it up, once. */
export async function disableRobot(tx: Tx, id: string, reason: string, now: Date): Promise<void> {
  const [robot] = await tx.query<Robot>(
    `UPDATE robot SET active = false, disabled_reason = $2, version = version + 1 WHERE id = $1 AND active RETURNING ${ROBOT_COLUMNS}`,
    [id, reason],
  );
  if (!robot) return;
  const data = { ...robotFacts(robot), reason };
  const [event] = await recordEvents(tx, [
    { type: 'robot.disabled', subject: { kind: 'robot', id }, actor: SYSTEM_ACTOR, at: now, data },
  ]);
  if (!event || !robot.createdBy) return;
  const notice: Notice = { kind: 'robot-off', severity: 'urgent', facts: { name: robot.name, reason } };
  await notifyPerson(tx, robot.createdBy, { notice, sourceId: event.id }, now);
}
