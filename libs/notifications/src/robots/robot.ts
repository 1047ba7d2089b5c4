import { IsNull, type Repository } from 'typeorm';
import { constraintOf, DomainError, type Queryable, notFound, staleVersion, type Tx } from '#platform';
import { Robot } from './robot.entity.js';

/** A robot as it may be shown. */
export type RobotView = Omit<Robot, 'encryptedAccess' | 'nextSendAt'>;

/** Address and secret, as they are encrypted. */
export interface RobotAccess {
  url: string;
  secret: string | null;
}

const robotsOn = ({ manager }: Queryable): Repository<Robot> => manager.getRepository(Robot);

export function listRobots(on: Queryable): Promise<RobotView[]> {
  return robotsOn(on).find({ order: { name: 'ASC' } });
}

/** The active ones of a department's group, or of the supervisors' (null). */
export function robotsOf(on: Queryable, departmentId: string | null): Promise<RobotView[]> {
  return robotsOn(on).find({ where: { active: true, departmentId: departmentId ?? IsNull() }, order: { name: 'ASC' } });
}

/** @throws DomainError `robot.not-found` */
export async function readRobot(on: Queryable, id: string): Promise<RobotView> {
  const robot = await robotsOn(on).findOneBy({ id });
  if (!robot) throw notFound('robot', id);
  return robot;
}

/** With its access. @throws DomainError `robot.not-found`, `version.stale` */
export async function lockRobot(tx: Tx, id: string, expectedVersion: number): Promise<Robot> {
  const robot = await robotsOn(tx)
    .createQueryBuilder('robot')
    .addSelect('robot.encryptedAccess')
    .where({ id })
    .setLock('pessimistic_write')
    .getOne();
  if (!robot) throw notFound('robot', id);
  if (robot.version !== expectedVersion) throw staleVersion('robot', id, expectedVersion, robot.version);
  return robot;
}

/** What the history says of a robot: nothing that gets a message into its group. */
export function robotFacts({ name, vendor, departmentId, active }: RobotView): Record<string, unknown> {
  return { name, vendor, departmentId, active };
}

/** Explains a constraint that `write` violates. */
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
