/**
 * The pieces that descriptions of events are made of: JSON Schema 2020-12, each with an example, kept to what draft 7 says as well.
 * A schema with a `title` is one that many share; documents may keep it once.
 */
export type JsonSchema = Readonly<Record<string, unknown>>;

const ID: JsonSchema = { type: 'string', format: 'uuid', examples: ['0190f3a2-5f6b-7cde-8a01-23456789abcd'] };
/** Asia/Shanghai civil date. */
const DAY: JsonSchema = { type: 'string', format: 'date', examples: ['2022-05-20'] };
const INSTANT: JsonSchema = { type: 'string', format: 'date-time', examples: ['2022-05-18T01:00:00.000Z'] };
const FLAG: JsonSchema = { type: 'boolean', examples: [false] };
const PERCENT: JsonSchema = { type: 'integer', minimum: 0, maximum: 100, examples: [60] };

function text(example: string, description?: string): JsonSchema {
  return { type: 'string', ...(description ? { description } : {}), examples: [example] };
}

function whole(example: number, description?: string): JsonSchema {
  return { type: 'integer', ...(description ? { description } : {}), examples: [example] };
}

function decimal(example: number, description?: string): JsonSchema {
  return { type: 'number', ...(description ? { description } : {}), examples: [example] };
}

function oneOf(values: readonly string[]): JsonSchema {
  return { type: 'string', enum: values, examples: [values[0]] };
}

function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

function orNull(schema: JsonSchema): JsonSchema {
  if (schema['anyOf'] ?? schema['allOf'] ?? schema['title'])
    return { anyOf: [schema, { type: 'null' }], examples: [exampleOf(schema)] };
  const values = schema['enum'] as readonly unknown[] | undefined;
  return { ...schema, type: [schema['type'], 'null'], ...(values ? { enum: [...values, null] } : {}) };
}

/** An object that has all of `properties`, and maybe those of `optional`. */
function object(properties: Record<string, JsonSchema>, optional: Record<string, JsonSchema> = {}): JsonSchema {
  return { type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional } };
}

/** The same schema with a typical value for readers. */
function such(schema: JsonSchema, example: unknown): JsonSchema {
  return schema['title'] ? { allOf: [schema], examples: [example] } : { ...schema, examples: [example] };
}

/** The schema with a reference to `place` for each part that has a title; the parts are put into `kept`. */
function withReferences(schema: JsonSchema, place: string, kept: Record<string, unknown>): JsonSchema {
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside);
    if (typeof value !== 'object' || value === null) return value;
    const { title } = value as JsonSchema;
    if (typeof title !== 'string') return withReferences(value as JsonSchema, place, kept);
    kept[title] = value;
    return { $ref: `${place}${title}` };
  };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, key === 'examples' ? value : inside(value)]));
}

/** A value that satisfies the schema, put together from the examples of its pieces; what is optional is left out. */
function exampleOf(schema: JsonSchema): unknown {
  const [example] = (schema['examples'] ?? []) as unknown[];
  if (example !== undefined) return example;
  if (schema['items']) return [exampleOf(schema['items'] as JsonSchema)];
  const properties = schema['properties'] as Record<string, JsonSchema>;
  return Object.fromEntries((schema['required'] as string[]).map((name) => [name, exampleOf(properties[name] ?? {})]));
}

/** JSON Schemas for the data of events. */
export const schema = {
  ID,
  DAY,
  INSTANT,
  FLAG,
  PERCENT,
  text,
  whole,
  decimal,
  oneOf,
  listOf,
  orNull,
  object,
  such,
  withReferences,
  exampleOf,
};
