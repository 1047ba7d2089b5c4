import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database, Environment, SecretEncryption } from '#platform';
import {
  createRobot,
  deleteRobot,
  type NewRobot,
  type RobotChange,
  type RobotOptions,
  testRobot,
  updateRobot,
} from './manage-robots.js';
import { listRobots, readRobot, type RobotView } from './robot.js';

/** What those who manage webhooks do with robots. Everything here throws DomainError `access.denied` to others. */
@Injectable()
export class RobotsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly encryption: SecretEncryption,
  ) {}

  async list(actor: Actor): Promise<RobotView[]> {
    requireAbility(actor, 'webhook.manage');
    return listRobots(this.database);
  }

  /** @throws DomainError `robot.not-found` */
  async read(id: string, actor: Actor): Promise<RobotView> {
    requireAbility(actor, 'webhook.manage');
    return readRobot(this.database, id);
  }

  /** See {@link createRobot}. */
  async create(input: NewRobot, actor: Actor): Promise<RobotView> {
    requireAbility(actor, 'webhook.manage');
    return this.database.transaction((tx) => createRobot(tx, input, actor, this.options()));
  }

  /** See {@link updateRobot}. */
  async update(id: string, expectedVersion: number, change: RobotChange, actor: Actor): Promise<RobotView> {
    requireAbility(actor, 'webhook.manage');
    return this.database.transaction((tx) => updateRobot(tx, id, expectedVersion, change, actor, this.options()));
  }

  /** See {@link deleteRobot}. */
  async delete(id: string, expectedVersion: number, actor: Actor): Promise<void> {
    requireAbility(actor, 'webhook.manage');
    await this.database.transaction((tx) => deleteRobot(tx, id, expectedVersion, actor, this.clock.now()));
  }

  /** See {@link testRobot}. */
  async test(id: string, actor: Actor): Promise<string> {
    requireAbility(actor, 'webhook.manage');
    return this.database.transaction((tx) => testRobot(tx, id, actor, this.clock.now()));
  }

  private options(): RobotOptions {
    return { now: this.clock.now(), encryption: this.encryption, allowPrivate: this.environment.WEBHOOK_ALLOW_PRIVATE };
  }
}
