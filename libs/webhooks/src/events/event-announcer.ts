import { Injectable } from '@nestjs/common';
import { type NewDelivery, requestDeliveries } from '#delivery';
import { acknowledgeJobs, readEvent, readUnannouncedBefore, type RecordedEvent } from '#outbox';
import { Clock, type Tx } from '#platform';
import { Project } from '#projects';
import { dispatchToHealthy } from '../endpoint-queues/dispatch.queries.js';
import { toCloudEvent, type WebhookContent } from './cloud-event.js';
import { isEmptyFilter, matches } from './endpoint-filter.js';
import { EventAttributesReader } from './event-attributes.js';
import { readSubscribers, type Subscriber } from './subscribers.queries.js';

/** Requests deliveries of events to the endpoints that subscribe to them. */
@Injectable()
export class EventAnnouncer {
  constructor(
    private readonly attributes: EventAttributesReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Requests a delivery of the event to every endpoint that subscribes to its type and attributes, and acknowledges the job. Events of a
   * confidential project are not delivered: who reads at an endpoint is not known. Where an endpoint is ordered, earlier events about
   * the same subject are announced first. Running it twice changes nothing.
   * @returns how many deliveries are new
   */
  async announce(tx: Tx, eventId: string): Promise<number> {
    const event = await readEvent(tx, eventId);
    if (!event) throw new Error(`event ${eventId} is in the outbox but not in the history`);
    const subscribers = await this.subscribersOf(tx, event);
    const earlier = subscribers.some(({ ordered }) => ordered) ? await readUnannouncedBefore(tx, event) : [];
    for (const one of earlier) await this.request(tx, one, await this.subscribersOf(tx, one));
    return this.request(tx, event, subscribers);
  }

  private async request(tx: Tx, event: RecordedEvent, subscribers: readonly Subscriber[]): Promise<number> {
    const body = toCloudEvent(event);
    const deliveries = subscribers.map((subscriber) => deliveryTo(subscriber, event, body));
    const requested = await requestDeliveries(tx, deliveries, this.clock.now());
    await dispatchToHealthy(
      tx,
      subscribers.map(({ id }) => id),
    );
    await acknowledgeJobs(tx, [event.id]);
    return requested;
  }

  private async subscribersOf(tx: Tx, event: RecordedEvent): Promise<Subscriber[]> {
    const { kind, id } = event.subject;
    // All projects: this is what keeps confidential ones from endpoints.
    if (kind === 'project' && (await tx.manager.existsBy(Project, { id, confidential: true }))) return [];
    const subscribers = await readSubscribers(tx, event.type);
    if (subscribers.every(({ filter }) => isEmptyFilter(filter))) return subscribers;
    const attributes = await this.attributes.read(tx, event);
    return subscribers.filter(({ filter }) => matches(filter, attributes));
  }
}

function deliveryTo(
  { id, ordered }: Subscriber,
  { id: sourceId, subject, sequence }: RecordedEvent,
  body: string,
): NewDelivery<WebhookContent> {
  return {
    channel: 'webhook',
    recipientId: id,
    address: null,
    sourceId,
    projectId: subject.kind === 'project' ? subject.id : null,
    content: { body },
    ...(ordered ? { order: { key: subject.id, number: sequence } } : {}),
  };
}
