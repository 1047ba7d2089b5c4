import { hkdfSync } from 'node:crypto';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { createEndpoint, readEndpoint, updateEndpoint } from '#webhooks';
import { type ActorRef, EventCatalogue, SYSTEM_ACTOR } from '#outbox';
import { Clock, Database, Environment, SecretEncryption, SystemClock } from '#platform';
import type { DemonstrationRecord } from './demonstration-record.js';
import { WebhookReceiver } from './webhook-receiver.js';

export type DemonstrationWebhook = NonNullable<DemonstrationRecord['webhook']>;

/** Each event that the receiver took, one JSON object per line. */
export function webhookFileOf(config: Environment): string {
  return path.join(config.DUBAN_HOME, 'outbox', 'webhooks.jsonl');
}

/** The endpoint that hears of the demonstration's projects, and the receiver to which it leads. */
@Injectable()
export class DemonstrationWebhooks {
  constructor(
    private readonly database: Database,
    private readonly environment: Environment,
    private readonly clock: Clock,
    private readonly encryption: SecretEncryption,
    private readonly events: EventCatalogue,
  ) {}

  /** Opens the receiver and sets up the endpoint that leads to it. */
  async create(actor: ActorRef): Promise<{ receiver: WebhookReceiver; webhook: DemonstrationWebhook }> {
    const receiver = await this.open(0);
    const input = {
      url: receiver.url,
      description: '演示用接收端 receiver of the demonstration',
      eventTypes: ['project.*'],
      secret: this.secret(),
    };
    const { endpoint } = await this.database.transaction((tx) => createEndpoint(tx, input, actor, this.surroundings()));
    return { receiver, webhook: { endpointId: endpoint.id, port: receiver.port } };
  }

  /** Opens the receiver of an earlier start again, on its old port, or on another to which the endpoint then leads. */
  async resume(webhook: DemonstrationWebhook): Promise<WebhookReceiver> {
    try {
      return await this.open(webhook.port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
    const receiver = await this.open(0);
    await this.database.transaction(async (tx) => {
      const { version } = await readEndpoint(tx, webhook.endpointId);
      await updateEndpoint(tx, webhook.endpointId, version, { url: receiver.url }, SYSTEM_ACTOR, this.surroundings());
    });
    return receiver;
  }

  private open(port: number): Promise<WebhookReceiver> {
    return WebhookReceiver.open({ secret: this.secret(), file: webhookFileOf(this.environment), clock: new SystemClock(), port });
  }

  /** Both sides make the secret of the endpoint from DUBAN_SECRET, so that it stands nowhere. */
  private secret(): string {
    const key = hkdfSync('sha256', this.environment.DUBAN_SECRET ?? '', '', 'duban demonstration webhook', 32);
    return `whsec_${Buffer.from(key).toString('base64')}`;
  }

  private surroundings(): Parameters<typeof createEndpoint>[3] {
    return { now: this.clock.now(), encryption: this.encryption, allowPrivate: true, events: this.events };
  }
}
