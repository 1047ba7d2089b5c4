import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import pg from 'pg';
import { EVENT_CATALOGUE } from '#application';
import type { JsonSchema } from '#outbox';

interface Row {
  type: string;
  subject_kind: string;
  data: unknown;
}

/** A validator that knows the formats that the catalogue uses. */
export function jsonSchemaValidator(): Ajv2020 {
  return new Ajv2020({
    allErrors: true,
    formats: {
      uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      date: /^\d{4}-\d{2}-\d{2}$/,
      'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
    },
  });
}

const validator = jsonSchemaValidator();
const compiled = new Map<string, ValidateFunction>();

/** What the catalogue has against an event; null: nothing. */
export function faultOf({ type, subject_kind: kind, data }: Row): string | null {
  const description = EVENT_CATALOGUE.find(type);
  if (!description) return `${type} is not in the catalogue; its module describes it`;
  if (kind !== description.subject) return `${type} is about a ${description.subject}, not a ${kind}`;
  const validate = compiled.get(type) ?? validator.compile(closed(description.data));
  compiled.set(type, validate);
  return validate(data) ? null : `${type}: ${validator.errorsText(validate.errors)} in ${JSON.stringify(data)}`;
}

/** The same schema, that lets nothing pass which it does not tell of. */
function closed(schema: JsonSchema): JsonSchema {
  const inside = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(inside) : typeof value === 'object' && value !== null ? closed(value as JsonSchema) : value;
  const entries = Object.entries(schema).map(([key, value]) => [key, key === 'examples' ? value : inside(value)]);
  const isOpen = [schema['type']].flat().includes('object') && schema['properties'] !== undefined;
  return { ...(isOpen ? { additionalProperties: false } : {}), ...Object.fromEntries(entries) };
}

/** Holds every event that a test left in its database to the catalogue. */
export async function assertEventsDescribed(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string | null }>(`SELECT to_regclass('event')::text AS name`);
    if (!tables[0]?.name) return;
    const { rows } = await client.query<Row>('SELECT type, subject_kind, data FROM event');
    const faults = [...new Set(rows.map(faultOf).filter((fault) => fault !== null))];
    if (faults.length > 0) throw new Error(`Recorded, but not as the catalogue says:\n${faults.slice(0, 10).join('\n')}`);
  } finally {
    await client.end();
  }
}
