import { type ActorRef, recordEvents } from '#outbox';
import { newId, type Tx, type SecretEncryption } from '#platform';
import type { Language } from '../messages/message.js';
import type { Notice } from '../messages/notice.js';
import { requestNotifications } from '../rendering/request-notifications.js';
import { checkRobotAddress, hintOf, openAccess, encryptAccess, vendorNamed } from './robot-access.js';
import { lockRobot, readRobot, type Robot, ROBOT_COLUMNS, robotFacts, unlessRefused } from './robot.js';

export interface NewRobot {
  name: string;
  vendor: string;
  departmentId: string | null;
  language: Language;
  url: string;
  /** For signatures; null where the robot asks for none. */
  secret: string | null;
}

export type RobotChange = Partial<Omit<NewRobot, 'vendor'>> & {
  /** True also forgets why Duban switched it off. */
  active?: boolean;
};

export interface RobotOptions {
  now: Date;
  encryption: SecretEncryption;
  allowPrivate: boolean;
}

/** @throws DomainError `robot.vendor-unknown`, `robot.address-invalid`, `robot.name-taken`, `department.not-found` */
export async function createRobot(tx: Tx, input: NewRobot, actor: ActorRef, options: RobotOptions): Promise<Robot> {
  const id = newId();
  const url = checkRobotAddress(input.url, vendorNamed(input.vendor), options.allowPrivate);
  const encrypted = encryptAccess(options.encryption, id, { url: url.href, secret: input.secret });
  const [robot] = await unlessRefused(
    tx.query<Robot>(
      `INSERT INTO robot (id, name, vendor, department_id, language, encrypted_access, address_hint, signed, active, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, true, $9, $10) RETURNING ${ROBOT_COLUMNS}`,
      [
        id,
        input.name,
        input.vendor,
        input.departmentId,
        input.language,
        encrypted,
        hintOf(url),
        input.secret !== null,
        actor.id,
        options.now,
      ],
    ),
    input,
  );
  if (!robot) throw new Error('the database answered an insert with nothing');
  await recordEvents(tx, [
    { type: 'robot.created', subject: { kind: 'robot', id }, actor, at: options.now, data: robotFacts(robot) },
  ]);
  return robot;
}

/** @throws DomainError `robot.not-found`, `version.stale`, and those of a new robot */
export async function updateRobot(
  tx: Tx,
  id: string,
  expectedVersion: number,
  change: RobotChange,
  actor: ActorRef,
  options: RobotOptions,
): Promise<Robot> {
  const { encryptedAccess, ...before } = await lockRobot(tx, id, expectedVersion);
  const access = openAccess(options.encryption, id, encryptedAccess);
  const url = checkRobotAddress(change.url ?? access.url, vendorNamed(before.vendor), options.allowPrivate);
  const secret = change.secret === undefined ? access.secret : change.secret;
  const { name = before.name, departmentId = before.departmentId, language = before.language, active = before.active } = change;
  const [after] = await unlessRefused(
    tx.query<Robot>(
      `UPDATE robot SET name = $2, department_id = $3, language = $4, encrypted_access = $5, address_hint = $6, signed = $7, active = $8,
         disabled_reason = $9, version = version + 1 WHERE id = $1 RETURNING ${ROBOT_COLUMNS}`,
      [
        id,
        name,
        departmentId,
        language,
        encryptAccess(options.encryption, id, { url: url.href, secret }),
        hintOf(url),
        secret !== null,
        active,
        change.active === undefined ? before.disabledReason : null,
      ],
    ),
    { name, departmentId },
  );
  if (!after) throw new Error('the database answered an update of a locked row with nothing');
  const data = { before: robotFacts(before), after: robotFacts(after) };
  await recordEvents(tx, [{ type: 'robot.changed', subject: { kind: 'robot', id }, actor, at: options.now, data }]);
  return after;
}

/**
 * Takes a robot away. Its log stays; what hasn't reached the group is withdrawn, and the jobs for it end by themselves.
 * @throws DomainError `robot.not-found`, `version.stale`
 */
export async function deleteRobot(tx: Tx, id: string, expectedVersion: number, actor: ActorRef, now: Date): Promise<void> {
  const robot = await lockRobot(tx, id, expectedVersion);
  await tx.query('DELETE FROM robot WHERE id = $1', [id]);
  await tx.query(
    `UPDATE delivery SET state = 'withdrawn', manual = false, finished_at = now()
     WHERE recipient_id = $1 AND channel = $2 AND state = 'pending'`,
    [id, robot.vendor],
  );
  await recordEvents(tx, [{ type: 'robot.deleted', subject: { kind: 'robot', id }, actor, at: now, data: robotFacts(robot) }]);
}

/**
 * Sends a message to the group that says that it is a test, the way every message goes.
 * @returns the id of what makes the delivery
 * @throws DomainError `robot.not-found`
 */
export async function testRobot(tx: Tx, id: string, actor: ActorRef, now: Date): Promise<string> {
  const robot = await readRobot(tx, id);
  const sourceId = newId();
  const notice: Notice = { kind: 'test', severity: 'info', facts: { name: robot.name, from: actor.name } };
  const content = { notice, language: robot.language };
  await requestNotifications(
    tx,
    [{ channel: robot.vendor, recipientId: id, address: null, sourceId, projectId: null, content }],
    now,
  );
  const [row] = await tx.query<{ id: string }>('SELECT id FROM delivery WHERE source_id = $1', [sourceId]);
  return row?.id ?? '';
}
