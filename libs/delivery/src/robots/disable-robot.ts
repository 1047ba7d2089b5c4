import { recordEvents, SYSTEM_ACTOR } from '#outbox';
import type { Tx } from '#platform';
import { languageOf } from '../choices/channel-choice.js';
import type { Notice } from '../messages/notice.js';
import { requestDeliveries } from '../request-deliveries.js';
import { type Robot, ROBOT_COLUMNS, robotFacts } from './robot.js';

/** Switches a robot off because nothing gets through it, and tells whoever set it up, once. */
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
  const language = await languageOf(tx, robot.createdBy);
  const notice: Notice = { kind: 'robot-off', severity: 'urgent', facts: { name: robot.name, reason } };
  const content = { notice, language };
  await requestDeliveries(
    tx,
    [{ channel: 'inbox', recipientId: robot.createdBy, address: null, sourceId: event.id, projectId: null, content }],
    now,
  );
}
