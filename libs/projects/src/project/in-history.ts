import type { JsonSchema } from '#outbox';

const SCHEMAS = new Map<object, Map<string, JsonSchema>>();

/** What a field looks like in events, where its column does not say enough: an example, or the values that it can have. */
export function InHistory(schema: JsonSchema): PropertyDecorator {
  return (prototype, field) => {
    const fields = SCHEMAS.get(prototype) ?? new Map<string, JsonSchema>();
    SCHEMAS.set(prototype, fields.set(String(field), schema));
  };
}

export function historySchemaOf(prototype: object, field: string): JsonSchema | undefined {
  return SCHEMAS.get(prototype)?.get(field);
}
