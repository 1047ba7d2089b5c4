import type { RecordedEvent } from '#outbox';
import type { Project } from './project.entity.js';

/** Whatever a move can change. The history carries each change of these, so that it alone rebuilds the project. */
const KEPT = [
  'state',
  'stateBeforeSuspension',
  'leadDepartmentId',
  'leaderId',
  'dueDate',
  'policyId',
  'cadenceSince',
  'percent',
  'assignedAt',
  'deadlineRestartedAt',
  'acknowledgedAt',
  'objection',
  'objectedAt',
  'lastReportAt',
  'reportReturnedAt',
  'reportReturnReason',
  'reportRequestedFor',
  'requestedDueDate',
  'extensionReason',
  'extensionRequestedAt',
  'extensions',
  'atRiskFrom',
  'offTrackFrom',
  'nextMilestoneDate',
  'completionRequestedAt',
  'closedAt',
  'returns',
  'reopenings',
  'excusedReason',
  'priority',
  'tags',
  'series',
  'confidential',
  'readerIds',
] as const satisfies readonly (keyof Project)[];

/** The changing part of a project as the history writes it: instants as ISO 8601 text. */
export type ProjectRecord = Record<(typeof KEPT)[number], Plain>;

type Plain = string | number | boolean | null | string[];

export function recordOf(project: Project): ProjectRecord {
  return Object.fromEntries(KEPT.map((field) => [field, plain(project[field])])) as ProjectRecord;
}

function plain(value: Project[(typeof KEPT)[number]]): Plain {
  return value instanceof Date ? value.toISOString() : value;
}

/** What differs between two states of a project, for the history. */
export function changeBetween(
  before: Project,
  after: Project,
): { before: Partial<ProjectRecord>; after: Partial<ProjectRecord> } {
  const [old, now] = [recordOf(before), recordOf(after)];
  const changed = KEPT.filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]));
  const pick = (record: ProjectRecord): Partial<ProjectRecord> =>
    Object.fromEntries(changed.map((field) => [field, record[field]])) as Partial<ProjectRecord>;
  return { before: pick(old), after: pick(now) };
}

/** Rebuilds the changing part of a project from its events in order. */
export function replay(events: readonly Pick<RecordedEvent, 'data'>[]): Partial<ProjectRecord> {
  return Object.assign({}, ...events.map(({ data }) => data['after'] ?? {})) as Partial<ProjectRecord>;
}
