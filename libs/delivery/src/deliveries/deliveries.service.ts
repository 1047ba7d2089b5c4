import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Database, type Page } from '#platform';
import { Channels } from './channels.js';
import { type Delivery, type DeliveryQuestion, type DeliveryWithAttempts, listDeliveries, readDelivery } from './delivery-log.js';
import { redeliver } from './redeliver.js';

/** The delivery log for those who manage webhooks, without messages about projects that they do not see. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly channels: Channels,
  ) {}

  /**
   * The latest first.
   * @throws DomainError `access.denied`
   */
  async list(question: Omit<DeliveryQuestion, 'seenBy'>, actor: Actor): Promise<Page<Delivery>> {
    requireAbility(actor, 'webhook.manage');
    return listDeliveries(this.database, { ...question, seenBy: actor });
  }

  /** @throws DomainError `access.denied`, `delivery.not-found` */
  async read(id: string, actor: Actor): Promise<DeliveryWithAttempts> {
    requireAbility(actor, 'webhook.manage');
    return readDelivery(this.database, id, actor);
  }

  /**
   * Sends a delivery again: same id, same content, a new attempt.
   * @throws DomainError `access.denied`, `delivery.not-found`, `delivery.withdrawn`
   */
  async redeliver(id: string, actor: Actor): Promise<DeliveryWithAttempts> {
    await this.read(id, actor);
    await this.database.transaction((tx) => redeliver(tx, this.channels, id));
    return this.read(id, actor);
  }
}
