import { withdrawDeliveriesTo } from '#delivery';
import { type ActorRef, recordEvents } from '#outbox';
import { newId, type Tx, type SecretEncryption } from '#platform';
import type { Language } from '../messages/message.js';
import type { Notice } from '../messages/notice.js';
import { requestNotification } from '../rendering/request-notifications.js';
import { checkRobotAddress, hintOf, decryptAccess, encryptAccess, vendorNamed } from './robot-access.js';
import { Robot } from './robot.entity.js';
import { lockRobot, readRobot, robotFacts, type RobotView, unlessRefused } from './robot.js';

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
export async function createRobot(tx: Tx, input: NewRobot, actor: ActorRef, options: RobotOptions): Promise<RobotView> {
  const { url: address, secret, ...details } = input;
  const id = newId();
  const url = checkRobotAddress(address, vendorNamed(input.vendor), options.allowPrivate);
  const access = accessColumns(options.encryption, id, { url, secret });
  const robot = { id, ...details, ...access, active: true, createdBy: actor.id, createdAt: options.now };
  await unlessRefused(tx.manager.insert(Robot, robot), input);
  const created = await readRobot(tx, id);
  await recordEvents(tx, [
    { type: 'robot.created', subject: { kind: 'robot', id }, actor, at: options.now, data: robotFacts(created) },
  ]);
  return created;
}

/** @throws DomainError `robot.not-found`, `version.stale`, and those of a new robot */
export async function updateRobot(
  tx: Tx,
  id: string,
  expectedVersion: number,
  change: RobotChange,
  actor: ActorRef,
  options: RobotOptions,
): Promise<RobotView> {
  const before = await lockRobot(tx, id, expectedVersion);
  const access = decryptAccess(options.encryption, id, before.encryptedAccess);
  const url = checkRobotAddress(change.url ?? access.url, vendorNamed(before.vendor), options.allowPrivate);
  const secret = change.secret === undefined ? access.secret : change.secret;
  const { name = before.name, departmentId = before.departmentId, language = before.language, active = before.active } = change;
  const write = tx.manager.update(Robot, id, {
    name,
    departmentId,
    language,
    active,
    ...accessColumns(options.encryption, id, { url, secret }),
    ...(change.active === undefined ? {} : { disabledReason: null }),
    version: before.version + 1,
  });
  await unlessRefused(write, { name, departmentId });
  const after = await readRobot(tx, id);
  const data = { before: robotFacts(before), after: robotFacts(after) };
  await recordEvents(tx, [{ type: 'robot.changed', subject: { kind: 'robot', id }, actor, at: options.now, data }]);
  return after;
}

/**
 * Deletes a robot. Its log stays; what has not reached the group is withdrawn, and the jobs for it find nothing to do.
 * @throws DomainError `robot.not-found`, `version.stale`
 */
export async function deleteRobot(tx: Tx, id: string, expectedVersion: number, actor: ActorRef, now: Date): Promise<void> {
  const robot = await lockRobot(tx, id, expectedVersion);
  await tx.manager.delete(Robot, id);
  await withdrawDeliveriesTo(tx, { channel: robot.vendor, recipientId: id });
  await recordEvents(tx, [{ type: 'robot.deleted', subject: { kind: 'robot', id }, actor, at: now, data: robotFacts(robot) }]);
}

/**
 * Sends a message to the group that says that it is a test, the way every message goes.
 * @returns the id of its delivery
 * @throws DomainError `robot.not-found`
 */
export async function testRobot(tx: Tx, id: string, actor: ActorRef, now: Date): Promise<string> {
  const { vendor, name, language } = await readRobot(tx, id);
  const notice: Notice = { kind: 'test', severity: 'info', facts: { name, from: actor.name } };
  const to = { channel: vendor, recipientId: id, address: null, projectId: null };
  return requestNotification(tx, { ...to, sourceId: newId(), content: { notice, language } }, now);
}

function accessColumns(
  encryption: SecretEncryption,
  id: string,
  { url, secret }: { url: URL; secret: string | null },
): Pick<Robot, 'encryptedAccess' | 'addressHint' | 'signed'> {
  const encryptedAccess = encryptAccess(encryption, id, { url: url.href, secret });
  return { encryptedAccess, addressHint: hintOf(url), signed: secret !== null };
}
