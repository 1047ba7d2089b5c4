import { schema, type JsonSchema } from '#outbox';
import { ORIGINS, PRIORITIES, PROJECT_STATES } from '#policies';
import type { ProjectRecord } from '../project/project-record.js';

const { DAY, FLAG, ID, INSTANT, listOf, oneOf, orNull, PERCENT, such, text, whole } = schema;

const FIELDS: Readonly<Record<keyof ProjectRecord, JsonSchema>> = {
  state: oneOf(PROJECT_STATES),
  stateBeforeSuspension: orNull(oneOf(PROJECT_STATES)),
  leadDepartmentId: ID,
  leaderId: orNull(ID),
  dueDate: DAY,
  policyId: ID,
  cadenceSince: orNull(DAY),
  percent: PERCENT,
  assignedAt: INSTANT,
  acknowledgedAt: orNull(INSTANT),
  objection: orNull(text('不属本部门职责')),
  objectedAt: orNull(INSTANT),
  deadlineRestartedAt: orNull(INSTANT),
  lastReportAt: orNull(INSTANT),
  reportReturnedAt: orNull(INSTANT),
  reportReturnReason: orNull(text('缺少佐证材料')),
  reportRequestedFor: orNull(DAY),
  requestedDueDate: orNull(DAY),
  extensionReason: orNull(text('征地未完成')),
  extensionRequestedAt: orNull(INSTANT),
  extensions: whole(1),
  atRiskFrom: orNull(DAY),
  offTrackFrom: orNull(DAY),
  nextMilestoneDate: orNull(DAY),
  completionRequestedAt: orNull(INSTANT),
  closedAt: orNull(INSTANT),
  returns: whole(1),
  reopenings: whole(1),
  excusedReason: orNull(text('汛期停工')),
  priority: oneOf(PRIORITIES),
  tags: listOf(text('民生')),
  series: listOf(text('十项民生实事')),
  confidential: FLAG,
  readerIds: listOf(ID),
};

const PROJECT_RECORD: JsonSchema = {
  title: 'ProjectRecord',
  description: 'The part of a project that changes in its life; only what this event changed.',
  type: 'object',
  properties: FIELDS,
};

/** The members `before` and `after` of an event that changed a project, with a typical change. */
export function changed(before: Partial<ProjectRecord>, after: Partial<ProjectRecord>): Record<string, JsonSchema> {
  return { before: such(PROJECT_RECORD, before), after: such(PROJECT_RECORD, after) };
}

export const ORIGIN = oneOf(ORIGINS);
