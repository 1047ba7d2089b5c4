import { type EventDescription, type RecordedEvent, schema, type JsonSchema } from '#outbox';

const { exampleOf, ID, INSTANT, object, orNull, text, whole } = schema;

const SOURCE = '/duban';
const JSON_DATA = 'application/json';

/** What a webhook receives: the exact text of the request body, stored so that every attempt sends the same bytes. */
export interface WebhookContent {
  body: string;
}

/** What receivers call a type of event. */
export function wireType(type: string): string {
  return `duban.${type}`;
}

/** The event as CloudEvents 1.0 in JSON, the body of a webhook. Its `data` says more about the event than its name. */
export function toCloudEvent(event: RecordedEvent): string {
  return JSON.stringify(envelopeOf(event));
}

function envelopeOf(event: RecordedEvent): Record<string, unknown> {
  return {
    specversion: '1.0',
    id: event.id,
    source: SOURCE,
    type: wireType(event.type),
    subject: `${event.subject.kind}/${event.subject.id}`,
    time: event.at.toISOString(),
    datacontenttype: JSON_DATA,
    data: { ...event.data, sequence: event.sequence, actor: event.actor },
  };
}

/** Stands beside the event's own data. */
const BESIDE = {
  sequence: { ...whole(1), minimum: 0, description: '1, 2, 3 … within the subject, without gaps; 0 of a test' },
  actor: {
    ...object({ id: orNull(ID), name: text('张三') }),
    description: 'Who did it; the id is null for Duban itself',
    examples: [{ id: '0190f3a2-0000-7000-8000-000000000009', name: '张三' }],
  },
};

/** The JSON Schema of the body of a webhook that tells of such an event. */
export function cloudEventSchema({ type, subject, data }: EventDescription): JsonSchema {
  const is = (value: string): JsonSchema => ({ type: 'string', const: value });
  return object({
    specversion: is('1.0'),
    id: { ...ID, description: 'Of the event; the same for every endpoint' },
    source: is(SOURCE),
    type: is(wireType(type)),
    subject: { type: 'string', pattern: `^${subject}/`, description: `Kind and id of the ${subject}` },
    time: { ...INSTANT, description: 'When it happened' },
    datacontenttype: is(JSON_DATA),
    data: withBeside(data),
  });
}

function withBeside(data: JsonSchema): JsonSchema {
  const { required, properties } = data as { required: string[]; properties: Record<string, JsonSchema> };
  return { ...data, required: [...required, ...Object.keys(BESIDE)], properties: { ...properties, ...BESIDE } };
}

/** A body as it would come. */
export function cloudEventExample({ type, subject, data }: EventDescription): Record<string, unknown> {
  return envelopeOf({
    id: '0190f3a2-5f6b-7cde-8a01-000000000042',
    type,
    subject: { kind: subject, id: '0190f3a2-5f6b-7cde-8a01-23456789abcd' },
    sequence: 1,
    actor: BESIDE.actor.examples[0] ?? { id: null, name: 'duban' },
    at: new Date('2022-05-18T01:00:00.000Z'),
    data: exampleOf(data) as Record<string, unknown>,
  });
}
