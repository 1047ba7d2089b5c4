import { constraintOf, DomainError, notFound, type Queryable, staleVersion, type Tx } from '#platform';
import type { Language } from '../messages/message.js';

/** A robot of a group chat. Its address and secret are never read back. */
export interface Robot {
  id: string;
  name: string;
  vendor: string;
  /** Whose group it is; null for the group of the supervisors. */
  departmentId: string | null;
  language: Language;
  /** Host and last characters of the address, enough to tell two apart. */
  addressHint: string;
  /** It has a secret that messages are signed with. */
  signed: boolean;
  active: boolean;
  /** Why Duban switched it off; null when a person did, or when it is on. */
  disabledReason: string | null;
  createdBy: string | null;
  createdAt: Date;
  version: number;
}

export const ROBOT_COLUMNS = `id, name, vendor, department_id AS "departmentId", language, address_hint AS "addressHint", signed, active,
  disabled_reason AS "disabledReason", created_by AS "createdBy", created_at AS "createdAt", version`;

/** Address and secret, as they are sealed. */
export interface RobotAccess {
  url: string;
  secret: string | null;
}

export async function listRobots(db: Queryable): Promise<Robot[]> {
  return db.query<Robot>(`SELECT ${ROBOT_COLUMNS} FROM robot ORDER BY name`);
}

/** Those of a department's group, or of the supervisors' (null), that are on. */
export async function robotsOf(db: Queryable, departmentId: string | null): Promise<Robot[]> {
  return db.query<Robot>(
    `SELECT ${ROBOT_COLUMNS} FROM robot WHERE active AND department_id IS NOT DISTINCT FROM $1 ORDER BY name`,
    [departmentId],
  );
}

/** @throws DomainError `robot.not-found` */
export async function readRobot(db: Queryable, id: string): Promise<Robot> {
  const [robot] = await db.query<Robot>(`SELECT ${ROBOT_COLUMNS} FROM robot WHERE id = $1`, [id]);
  if (!robot) throw notFound('robot', id);
  return robot;
}

/** @throws DomainError `robot.not-found`, `version.stale` */
export async function lockRobot(tx: Tx, id: string, expectedVersion: number): Promise<Robot & { encryptedAccess: Buffer }> {
  const [robot] = await tx.query<Robot & { encryptedAccess: Buffer }>(
    `SELECT ${ROBOT_COLUMNS}, encrypted_access AS "encryptedAccess" FROM robot WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (!robot) throw notFound('robot', id);
  if (robot.version !== expectedVersion) throw staleVersion('robot', id, expectedVersion, robot.version);
  return robot;
}

/** What the history tells of a robot: nothing that gets a message into its group. */
export function robotFacts({ name, vendor, departmentId, active }: Robot): Record<string, unknown> {
  return { name, vendor, departmentId, active };
}

/** Puts a broken constraint of `write` in words. */
export async function unlessRefused<T>(write: Promise<T>, robot: { name: string; departmentId: string | null }): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === 'robot_name_uq')
      throw new DomainError('robot.name-taken', `Another robot has this name: ${robot.name}. Choose another one.`);
    if (constraint === 'robot_department_fk') throw notFound('department', robot.departmentId ?? '');
    throw error;
  }
}
