import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database, SecretEncryption, SystemClock } from '#platform';
import { type MessageWithBody, readMessage } from './message.js';
import { keepMessage, type Receipt, type ReceivedRequest, verifyRequest } from './receive-message.queries.js';
import { replayMessage } from './replay-messages.queries.js';

/** Messages of other systems. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly realTime: SystemClock,
    private readonly encryption: SecretEncryption,
  ) {}

  /** Keeps a signed message, to be applied in the background. @throws DomainError `inbound.refused`, `inbound-source.paused` */
  async receive(request: ReceivedRequest): Promise<Receipt> {
    await verifyRequest(this.database, this.encryption, request, this.realTime.now());
    return this.database.transaction((tx) => keepMessage(tx, request, this.clock.now()));
  }

  /** @throws DomainError `access.denied`, `inbound-message.not-found` */
  async read(id: string, actor: Actor): Promise<MessageWithBody> {
    requireAbility(actor, 'webhook.manage');
    return readMessage(this.database, id, actor);
  }

  /** See {@link replayMessage}. @throws DomainError `access.denied`, `inbound-message.not-found`, `inbound-source.not-found` */
  async replay(id: string, actor: Actor): Promise<MessageWithBody> {
    const message = await this.read(id, actor);
    await this.database.transaction((tx) => replayMessage(tx, message));
    return this.read(id, actor);
  }
}
