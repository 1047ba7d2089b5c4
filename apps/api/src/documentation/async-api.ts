import { cloudEventExample, cloudEventSchema, wireType } from '#webhooks';
import { type EventCatalogue, type EventDescription, schema, type JsonSchema } from '#outbox';

const { object, withReferences } = schema;

const DESCRIPTION = `What Duban tells webhook endpoints: each event is POSTed to every endpoint that asks for its type, at least once, as
CloudEvents 1.0 in structured JSON, signed by Standard Webhooks. A repeat has the same webhook-id. A member more is no new version
of a type: ignore what you do not know.`;

const HEADERS: JsonSchema = object({
  'content-type': { type: 'string', const: 'application/cloudevents+json; charset=utf-8' },
  'webhook-id': {
    type: 'string',
    description: 'Of the event at this endpoint; the same at every attempt: drop what you have had',
    examples: ['0190f3a2-5f6b-7cde-8a01-000000000042_0190f3a2-5f6b-7cde-8a01-23456789abcd'],
  },
  'webhook-timestamp': {
    type: 'string',
    description: 'Seconds since 1970; refuse what is 5 minutes off',
    examples: ['1652835600'],
  },
  'webhook-signature': {
    type: 'string',
    description: 'v1 and the Base64 of HMAC-SHA256 over id.timestamp.body; several, parted by blanks, while a secret is rotated',
    examples: ['v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='],
  },
});

/** The catalogue as AsyncAPI 3.0; what `/docs/events` answers. */
export function createAsyncApiDocument(catalogue: EventCatalogue): Record<string, unknown> {
  const schemas: Record<string, unknown> = {};
  const { all } = catalogue;
  return {
    asyncapi: '3.0.0',
    info: { title: 'Duban 督办 events', version: '1', description: DESCRIPTION },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      webhook: {
        address: null,
        title: 'Webhook endpoint',
        description: 'Any address that was set up with POST /v1/endpoints.',
        messages: Object.fromEntries(all.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
      },
    },
    operations: {
      announce: {
        action: 'send',
        channel: { $ref: '#/channels/webhook' },
        summary: 'Duban announces an event',
        bindings: { http: { method: 'POST', bindingVersion: '0.3.0' } },
      },
    },
    components: { messages: Object.fromEntries(all.map((one) => [one.type, messageOf(one, schemas)])), schemas },
  };
}

function messageOf(event: EventDescription, schemas: Record<string, unknown>): Record<string, unknown> {
  return {
    name: wireType(event.type),
    title: event.term,
    summary: event.meaning,
    headers: { $ref: '#/components/schemas/WebhookHeaders' },
    payload: withReferences(
      cloudEventSchema(event),
      '#/components/schemas/',
      Object.assign(schemas, { WebhookHeaders: HEADERS }),
    ),
    examples: [{ payload: cloudEventExample(event) }],
    'x-subject': event.subject,
    'x-version': event.version,
  };
}

/** The JSON Schema of one type of event by itself. */
export function eventSchemaDocument(event: EventDescription): JsonSchema {
  const $defs: Record<string, unknown> = {};
  const body = withReferences(cloudEventSchema(event), '#/$defs/', $defs);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:duban:event:${event.type}:${event.version}`,
    ...body,
    ...(Object.keys($defs).length > 0 ? { $defs } : {}),
  };
}
