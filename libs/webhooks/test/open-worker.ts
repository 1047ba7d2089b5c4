import { Global, Module, type Type } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { DeliveryProcessorsModule } from '#delivery';
import { RetryPolicy } from '../../delivery/src/attempts/retry-policy.js';
import { EventCatalogue } from '#outbox';
import { type Backend, queueBackend } from '../../../test/setup/backends.js';
import { openModule } from '../../../test/setup/module.js';
import { WebhookChannel } from '../src/sending/webhook-channel.js';
import { WebhooksProcessorsModule } from '../src/webhooks-processors.module.js';
import { events } from './given.js';

@Global()
@Module({ providers: [{ provide: EventCatalogue, useValue: events }], exports: [EventCatalogue] })
class TestEventsModule {}

/** A worker that announces events and sends webhooks. */
export function openWorker(
  place: Backend,
  databaseUrl: string,
  { concurrency = 20, retries, channel }: { concurrency?: number; retries?: RetryPolicy; channel?: WebhookChannel },
): Promise<TestingModule> {
  const overrides: [Type, unknown][] = [];
  if (retries) overrides.push([RetryPolicy, retries]);
  if (channel) overrides.push([WebhookChannel, channel]);
  return openModule([TestEventsModule, WebhooksProcessorsModule, DeliveryProcessorsModule], {
    databaseUrl,
    environment: { WORKER_CONCURRENCY: String(concurrency), DUBAN_SECRET: 'a key of thirty-two characters!!' },
    overrides,
    worker: { backend: queueBackend(place, databaseUrl) },
  });
}
