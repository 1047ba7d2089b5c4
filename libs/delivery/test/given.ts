import { EventCatalogue, eventsAbout, type NewEvent, recordEvents, type RecordedEvent, schema } from '#outbox';
import { createLogger, type Database, newId, SystemClock } from '#platform';
import type { Channel, WordedDelivery } from '../src/delivery.js';
import { DELIVERY_EVENTS } from '../src/delivery-events.js';
import { Deliverer, type DelivererOptions } from '../src/deliverer.js';
import { createEndpoint, type NewEndpoint } from '../src/endpoints/create-endpoint.js';
import type { Endpoint } from '../src/endpoints/endpoint.js';
import { SecretEncryption } from '../src/webhook/secret-sealer.js';
import { WebhookChannel, type WebhookChannelOptions } from '../src/webhook/webhook-channel.js';

export const clock = new SystemClock();
export const encryption = new SecretEncryption('a key of thirty-two characters!!');
export const supervisor = { id: '0199a000-0000-7000-8000-000000000001', name: '王督查' };
const OF_OTHERS = ['project.registered', 'project.registered.again', 'project.closed', 'proj.begun', 'plan.imported'];
const said = { term: '事件', meaning: 'Something happened.', data: schema.object({ title: schema.text('启动碧道建设') }) };

/** The events of this room, and some as of others. */
export const events = new EventCatalogue([
  ...DELIVERY_EVENTS,
  ...eventsAbout('project', Object.fromEntries(OF_OTHERS.map((type) => [type, said]))),
]);
const logger = createLogger('silent', 'test');

export function aDelivererOn(
  database: Database,
  channels: readonly Channel[],
  options: Partial<DelivererOptions> = {},
): Deliverer {
  return new Deliverer({ database, clock, channels, logger, jitter: () => 0.5, ...options });
}

export function aWebhookChannelOn(database: Database, options: Partial<WebhookChannelOptions> = {}): WebhookChannel {
  return new WebhookChannel({ database, encryption, clock, allowPrivate: true, ...options });
}

export function anEndpoint(
  database: Database,
  input: Partial<NewEndpoint> & { url: string },
  allowPrivate = true,
): Promise<{ endpoint: Endpoint; secret: string }> {
  return database.transaction((tx) =>
    createEndpoint(tx, { description: '', eventTypes: [], ...input }, supervisor, {
      now: clock.now(),
      encryption,
      allowPrivate,
      events,
    }),
  );
}

/** A project was registered. */
export async function anEvent(database: Database, event: Partial<NewEvent> = {}): Promise<RecordedEvent> {
  const [recorded] = await database.transaction((tx) =>
    recordEvents(tx, [
      {
        type: 'project.registered',
        subject: { kind: 'project', id: newId() },
        actor: supervisor,
        at: clock.now(),
        data: { title: '启动碧道建设' },
        ...event,
      },
    ]),
  );
  if (!recorded) throw new Error('nothing was recorded');
  return recorded;
}

/** A reminder to a person. */
export function aMessage(overrides: Partial<WordedDelivery> = {}): WordedDelivery {
  return {
    channel: 'inbox',
    recipientId: newId(),
    address: null,
    sourceId: newId(),
    projectId: newId(),
    content: {
      language: 'zh-CN',
      severity: 'notice',
      title: '催办:启动碧道建设',
      notes: [],
      opening: '距到期还有3个工作日。',
      details: [{ label: '牵头单位', value: '环保局' }],
      actions: [{ label: '请反馈进展', link: 'https://duban.example/projects/1' }],
    },
    ...overrides,
  };
}

/** An event on its way to an endpoint. */
export function aWebhookMessage(endpointId: string): WordedDelivery {
  return aMessage({ channel: 'webhook', recipientId: endpointId, content: { body: '{}' } });
}
