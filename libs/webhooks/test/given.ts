import { Channels, type NewDelivery } from '#delivery';
import { EventCatalogue, eventsAbout, type NewEvent, recordEvents, type RecordedEvent, schema } from '#outbox';
import { OfficeCalendar } from '#identity';
import { OwnerNotices } from '#notifications';
import { type Database, newId, readConfig, type Tx } from '#platform';
import { aMessage, clock, encryption, engineClock, supervisor } from '../../../test/setup/deliveries.js';
import { dispatchDue } from '../src/endpoint-queues/dispatch.queries.js';
import { createEndpoint, type EndpointOptions, type NewEndpoint } from '../src/endpoints/create-endpoint.js';
import type { Endpoint } from '../src/endpoints/endpoint.js';
import { EventAnnouncer } from '../src/events/event-announcer.js';
import { EventAttributesReader } from '../src/events/event-attributes.js';
import { FailingEndpoints } from '../src/endpoints/failing-endpoints.js';
import { endpointQueues } from '../src/sending/endpoint-queues.js';
import { WebhookChannel, type WebhookChannelOptions } from '../src/sending/webhook-channel.js';
import { WEBHOOK_EVENTS } from '../src/webhook-events.js';

const OF_OTHERS = ['project.registered', 'project.registered.again', 'project.closed', 'proj.begun', 'plan.imported'];
const said = { term: '事件', meaning: 'Something happened.', data: schema.object({ title: schema.text('启动碧道建设') }) };

/** The events of this module, and some as of others. */
export const events = new EventCatalogue([
  ...WEBHOOK_EVENTS,
  ...eventsAbout('project', Object.fromEntries(OF_OTHERS.map((type) => [type, said]))),
]);

function endpointOptions(allowPrivate = true): EndpointOptions {
  return { now: engineClock.now(), encryption, allowPrivate, events };
}

export function aWebhookChannelOn(database: Database, options: Partial<WebhookChannelOptions> = {}): WebhookChannel {
  return new WebhookChannel({ database, encryption, clock, failing, allowPrivate: true, ...options });
}

/** Tells the owners of endpoints by inbox and e-mail. */
export const failing = new FailingEndpoints(engineClock, new OwnerNotices(engineClock, readConfig({})));

export const ENDPOINT_QUEUES = endpointQueues(failing);

/** All channels that redelivering needs to know. */
export const CHANNELS = new Channels(() => [
  { name: 'webhook', queues: ENDPOINT_QUEUES, send: () => Promise.resolve({ held: true }) },
]);

/** Dispatches what is due, as the scheduler does; unhealthy endpoints may have 50 attempts under way. */
export function dispatch(database: Database): Promise<number> {
  return dispatchDue(database, 50);
}

export function anEndpoint(
  database: Database,
  input: Partial<NewEndpoint> & { url: string },
  allowPrivate = true,
): Promise<{ endpoint: Endpoint; secret: string }> {
  return database.transaction((tx) =>
    createEndpoint(tx, { description: '', eventTypes: [], ...input }, supervisor, endpointOptions(allowPrivate)),
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
        at: engineClock.now(),
        data: { title: '启动碧道建设' },
        ...event,
      },
    ]),
  );
  if (!recorded) throw new Error('nothing was recorded');
  return recorded;
}

const announcer = new EventAnnouncer(new EventAttributesReader(new OfficeCalendar()), engineClock);

/** Announces the event to the endpoints that subscribe to it; answers to how many it is new. */
export function announceEvent(tx: Tx, eventId: string): Promise<number> {
  return announcer.announce(tx, eventId);
}

/** An event on its way to an endpoint. */
export function aWebhookMessage(endpointId: string): NewDelivery {
  return aMessage({ channel: 'webhook', recipientId: endpointId, content: { body: '{}' } });
}
