import { schema, type JsonSchema } from '#outbox';
import type { ColumnOptions } from 'typeorm';
import { historySchemaOf } from '../project/in-history.js';
import { ProjectLife } from '../project/project-life.js';
import { LIFE_COLUMNS, type ProjectRecord } from '../project/project-record.js';

export { ORIGIN } from '../project/project-life.js';

const { DAY, FLAG, ID, INSTANT, orNull, such, whole } = schema;

const BY_TYPE: Readonly<Record<string, JsonSchema>> = {
  uuid: ID,
  date: DAY,
  timestamptz: INSTANT,
  int: whole(1),
  boolean: FLAG,
};

/** What a field of a project looks like in events: as it says itself, or by the type of its column. */
function fieldSchema(field: keyof ProjectLife, { type, nullable }: ColumnOptions): JsonSchema {
  const own = historySchemaOf(ProjectLife.prototype, field) ?? BY_TYPE[String(type)];
  if (!own) throw new Error(`say with @InHistory what ${field} looks like in events`);
  return nullable ? orNull(own) : own;
}

const PROJECT_RECORD: JsonSchema = {
  title: 'ProjectRecord',
  description: 'The part of a project that changes in its life; only what this event changed.',
  type: 'object',
  properties: Object.fromEntries(LIFE_COLUMNS.map(({ field, options }) => [field, fieldSchema(field, options)])),
};

/** The members `before` and `after` of an event that changed a project, with a typical change. */
export function changed(before: Partial<ProjectRecord>, after: Partial<ProjectRecord>): Record<string, JsonSchema> {
  return { before: such(PROJECT_RECORD, before), after: such(PROJECT_RECORD, after) };
}
