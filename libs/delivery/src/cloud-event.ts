import type { RecordedEvent } from '#event-queue';

/** The event as CloudEvents 1.0 in JSON, the body of a webhook. Its `data` says more about the event than its name. */
export function toCloudEvent(event: RecordedEvent): string {
  return JSON.stringify({
    specversion: '1.0',
    id: event.id,
    source: '/duban',
    type: `duban.${event.type}`,
    subject: `${event.subject.kind}/${event.subject.id}`,
    time: event.at.toISOString(),
    datacontenttype: 'application/json',
    data: { ...event.data, sequence: event.sequence, actor: event.actor },
  });
}
