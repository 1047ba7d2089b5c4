import type { NamedPerson } from '#identity';
import type { RecordedEvent } from '#outbox';
import { getMetadataArgsStorage } from 'typeorm';
import { ProjectLife } from './project-life.js';

/** The columns of {@link ProjectLife}, in its order. */
export const LIFE_COLUMNS = getMetadataArgsStorage()
  .columns.filter(({ target }) => target === ProjectLife)
  .map(({ propertyName, options }) => ({ field: propertyName as keyof ProjectLife, options }));

/** The changing part of a project as the history writes it: instants as ISO 8601 text. */
export type ProjectRecord = Record<keyof ProjectLife, Plain>;

type Plain = string | number | boolean | null | string[] | NamedPerson[];

export function recordOf(project: ProjectLife): ProjectRecord {
  return Object.fromEntries(LIFE_COLUMNS.map(({ field }) => [field, plain(project[field])])) as ProjectRecord;
}

function plain(value: ProjectLife[keyof ProjectLife]): Plain {
  return value instanceof Date ? value.toISOString() : value;
}

/** What differs between two states of a project, for the history. */
export function changeBetween(
  before: ProjectLife,
  after: ProjectLife,
): { before: Partial<ProjectRecord>; after: Partial<ProjectRecord> } {
  const [old, now] = [recordOf(before), recordOf(after)];
  const changed = LIFE_COLUMNS.map(({ field }) => field).filter(
    (field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]),
  );
  const pick = (record: ProjectRecord): Partial<ProjectRecord> =>
    Object.fromEntries(changed.map((field) => [field, record[field]])) as Partial<ProjectRecord>;
  return { before: pick(old), after: pick(now) };
}

/** Rebuilds the changing part of a project from its events in order. */
export function replay(events: readonly Pick<RecordedEvent, 'data'>[]): Partial<ProjectRecord> {
  return Object.assign({}, ...events.map(({ data }) => data['after'] ?? {})) as Partial<ProjectRecord>;
}

/** What a registration says itself. */
type Given = 'state' | 'leadDepartmentId' | 'dueDate' | 'policyId' | 'assignedAt';

/** The fields that begin as null, as nothing or as none, by their columns. */
export function beginning(): Omit<ProjectLife, Given> {
  return Object.fromEntries(
    LIFE_COLUMNS.flatMap(({ field, options }) => {
      if (options.nullable) return [[field, null]];
      return options.default === undefined || typeof options.default === 'function' ? [] : [[field, options.default]];
    }),
  ) as Omit<ProjectLife, Given>;
}
