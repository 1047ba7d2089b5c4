import type { Clock, Database, SecretEncryption, Tx } from '#platform';
import {
  Channel,
  type OutgoingDelivery,
  type SendResult,
  type Turn,
  type TurnRequest,
  Exchange,
  type ExchangeOptions,
  jsonPost,
} from '#delivery';
import type { OwnerNotices } from '../addressing/owner-notices.js';
import { disableRobot } from './disable-robot.js';
import { Robot } from './robot.entity.js';
import { checkRobotAddress, decryptAccess } from './robot-access.js';
import { takeRobotTurn, TURN_EVERY_MS } from './robot-turn.queries.js';
import { isMessage, type Message } from '../messages/message.js';
import { mergedMessage } from '../messages/merged-message.js';
import { judge, type RobotVendor } from '../vendors/vendor.js';

export interface RobotChannelOptions extends ExchangeOptions {
  database: Database;
  encryption: SecretEncryption;
  engineClock: Clock;
  owners: OwnerNotices;
  /** Between two messages of a robot, in milliseconds. Default: 18 a minute. */
  turnEveryMs?: number;
}

/** Messages to the robots of one vendor. */
export class RobotChannel extends Channel {
  readonly name: string;
  private readonly exchange: Exchange;

  constructor(
    private readonly vendor: RobotVendor,
    private readonly options: RobotChannelOptions,
  ) {
    super();
    this.name = vendor.name;
    this.exchange = new Exchange(options);
  }

  override takeTurn(delivery: TurnRequest): Promise<Turn> {
    return takeRobotTurn(this.options.database, delivery, this.options.turnEveryMs ?? TURN_EVERY_MS);
  }

  override merge(contents: readonly object[]): Message {
    return mergedMessage(contents.filter(isMessage));
  }

  async send({ id, content, recipientId }: OutgoingDelivery, signal: AbortSignal): Promise<SendResult> {
    const { database, encryption, clock, engineClock, owners, allowPrivate } = this.options;
    if (!isMessage(content)) throw new Error(`delivery ${id} to a robot has no message`);
    const robot = await database.manager.findOne(Robot, {
      where: { id: recipientId },
      select: { id: true, encryptedAccess: true, active: true },
    });
    if (!robot) return { ok: false, retryable: false, detail: 'The robot was deleted; nothing was sent.' };
    if (!robot.active) return { ok: false, retryable: false, detail: 'The robot is switched off; nothing was sent.' };
    const { url, secret } = decryptAccess(encryption, recipientId, robot.encryptedAccess);
    const address = checkRobotAddress(url, this.vendor, allowPrivate);
    const signed = this.vendor.sign(address, secret, clock.now(), this.vendor.compose(content));
    const answer = await this.exchange.ask(jsonPost(signed.url, signed.body), signal);
    if (!answer.ok) return answer;
    const { broken, ...verdict } = judge(this.vendor, answer.responseExcerpt ?? '');
    const result = { ...answer, ...verdict };
    if (!broken) return result;
    const disable = (tx: Tx): Promise<void> =>
      disableRobot(tx, recipientId, result.detail ?? '', { now: engineClock.now(), owners });
    return { ...result, record: disable };
  }

  override close(): Promise<void> {
    return this.exchange.close();
  }
}
