import { hkdfSync } from 'node:crypto';
import path from 'node:path';
import { createEndpoint, readEndpoint, updateEndpoint } from '#webhooks';
import { type ActorRef, SYSTEM_ACTOR } from '#outbox';
import { type Config, SystemClock } from '#platform';
import { type Application, EVENT_CATALOGUE } from '#application';
import type { DemonstrationRecord } from './demonstration-record.js';
import { WebhookReceiver } from './webhook-receiver.js';

export type DemonstrationWebhook = NonNullable<DemonstrationRecord['webhook']>;

/** Each event that the receiver took, one JSON object per line. */
export function webhookFileOf(config: Config): string {
  return path.join(config.DUBAN_HOME, 'outbox', 'webhooks.jsonl');
}

/** Opens the receiver and sets up the endpoint that leads to it. */
export async function createDemonstrationWebhook(
  application: Application,
  key: string,
  actor: ActorRef,
): Promise<{ receiver: WebhookReceiver; webhook: DemonstrationWebhook }> {
  const secret = secretFrom(key);
  const receiver = await openReceiver(application.config, secret, 0);
  const { endpoint } = await application.database.transaction((tx) =>
    createEndpoint(
      tx,
      { url: receiver.url, description: '演示用接收端 receiver of the demonstration', eventTypes: ['project.*'], secret },
      actor,
      {
        now: application.clock.now(),
        encryption: application.encryption,
        allowPrivate: true,
        events: EVENT_CATALOGUE,
      },
    ),
  );
  return { receiver, webhook: { endpointId: endpoint.id, port: receiver.port } };
}

/** Opens the receiver of an earlier start again, on its old port, or on another to which the endpoint then leads. */
export async function resumeDemonstrationWebhook(
  application: Application,
  key: string,
  webhook: DemonstrationWebhook,
): Promise<WebhookReceiver> {
  try {
    return await openReceiver(application.config, secretFrom(key), webhook.port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  }
  const receiver = await openReceiver(application.config, secretFrom(key), 0);
  await application.database.transaction(async (tx) => {
    const { version } = await readEndpoint(tx, webhook.endpointId);
    await updateEndpoint(tx, webhook.endpointId, version, { url: receiver.url }, SYSTEM_ACTOR, {
      now: application.clock.now(),
      encryption: application.encryption,
      allowPrivate: true,
      events: EVENT_CATALOGUE,
    });
  });
  return receiver;
}

/** Both sides make the secret of the endpoint from DUBAN_SECRET, so that it stands nowhere. */
function secretFrom(key: string): string {
  return `whsec_${Buffer.from(hkdfSync('sha256', key, '', 'duban demonstration webhook', 32)).toString('base64')}`;
}

function openReceiver(config: Config, secret: string, port: number): Promise<WebhookReceiver> {
  return WebhookReceiver.open({ secret, file: webhookFileOf(config), clock: new SystemClock(), port });
}
