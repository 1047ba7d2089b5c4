import { NAMED_ROLES, type NamedPerson } from '#identity';
import { ORIGINS, PRIORITIES, type Priority, PROJECT_STATES, type ProjectState } from '#policies';
import { type Recurrence, RECURRENCES } from '#work-calendar';
import { schema } from '#outbox';
import { Column } from 'typeorm';
import { InHistory } from './in-history.js';

const { ID, listOf, object, oneOf, orNull, PERCENT, text } = schema;

export const ORIGIN = oneOf(ORIGINS);

const NAMED_PERSON = object({
  role: oneOf(NAMED_ROLES),
  name: text('余秋月'),
  phone: orNull(text('0769-22891234')),
  personId: orNull(ID),
});

/**
 * What changes in the life of a project. The history carries each change of these, so that it alone rebuilds the project; what a project
 * begins with, the record in the history and the schema of events follow from this list. Dates are Asia/Shanghai civil dates.
 */
export abstract class ProjectLife {
  @Column('text') @InHistory(oneOf(PROJECT_STATES)) state: ProjectState;
  @Column('text', { nullable: true }) @InHistory(oneOf(PROJECT_STATES)) stateBeforeSuspension: ProjectState | null;
  @Column('uuid') leadDepartmentId: string;
  @Column('uuid', { nullable: true }) leaderId: string | null;
  @Column('date') dueDate: string;
  @Column('uuid') policyId: string;
  /** From this day on report dates count: since it came into work last, or a policy with another cadence was adopted. Null: not yet in work. */
  @Column('date', { nullable: true }) cadenceSince: string | null;
  /** A duty that comes back (每月, 每季度): a report is owed for each period. Null: it is done once. */
  @Column('text', { nullable: true }) @InHistory(oneOf(RECURRENCES)) recurrence: Recurrence | null;
  @Column('int', { default: 0 }) @InHistory(PERCENT) percent: number;
  /** Since when the lead department has it: the signature is owed from here, unless an objection was dismissed since. */
  @Column('timestamptz', { default: () => 'now()' }) assignedAt: Date;
  /** When the last objection to this assignment was dismissed. */
  @Column('timestamptz', { nullable: true }) deadlineRestartedAt: Date | null;
  @Column('timestamptz', { nullable: true }) acknowledgedAt: Date | null;
  /** Why the department holds that it isn't the right one; waits for a supervisor's answer. */
  @Column('text', { nullable: true }) @InHistory(text('不属本部门职责')) objection: string | null;
  @Column('timestamptz', { nullable: true }) objectedAt: Date | null;
  @Column('timestamptz', { nullable: true }) lastReportAt: Date | null;
  /** The last report was not enough; the next is owed from here. */
  @Column('timestamptz', { nullable: true }) reportReturnedAt: Date | null;
  @Column('text', { nullable: true }) @InHistory(text('缺少佐证材料')) reportReturnReason: string | null;
  /** The earliest day for which somebody asked for a report out of turn. */
  @Column('date', { nullable: true }) reportRequestedFor: string | null;
  /** The date that a department asks for (延期申请); waits for a decision. */
  @Column('date', { nullable: true }) requestedDueDate: string | null;
  @Column('text', { nullable: true }) @InHistory(text('征地未完成')) extensionReason: string | null;
  @Column('timestamptz', { nullable: true }) extensionRequestedAt: Date | null;
  /** How often it was extended. */
  @Column('int', { default: 0 }) extensions: number;
  /** From this day on it is behind its planned progress unless more is reported: its lamp turns yellow, later red. Null: it never will be. */
  @Column('date', { nullable: true }) atRiskFrom: string | null;
  @Column('date', { nullable: true }) offTrackFrom: string | null;
  /** Due date of the earliest milestone that is not done. */
  @Column('date', { nullable: true }) nextMilestoneDate: string | null;
  @Column('timestamptz', { nullable: true }) completionRequestedAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('int', { default: 0 }) returns: number;
  @Column('int', { default: 0 }) reopenings: number;
  /** Why its delay stays out of the score (容错). */
  @Column('text', { nullable: true }) @InHistory(text('汛期停工')) excusedReason: string | null;
  @Column('text', { default: 'normal' }) @InHistory(oneOf(PRIORITIES)) priority: Priority;
  @Column('text', { array: true, default: [] }) @InHistory(listOf(text('民生'))) tags: string[];
  /** Names of departments in its source that the roster doesn't have; they stay as text until somebody matches them. */
  @Column('text', { array: true, default: [] }) @InHistory(listOf(text('碧道专班'))) unmatchedNames: string[];
  /** Who is named for it (责任领导, 责任人, 联络员), in the order in which they are shown. */
  @Column('jsonb', { default: [] }) @InHistory(listOf(NAMED_PERSON)) people: NamedPerson[];
  /** Named series that cut across plans, as 十项民生实事. */
  @Column('text', { array: true, default: [] }) @InHistory(listOf(text('十项民生实事'))) series: string[];
  /** Only the leader in charge, the readers and administrators know of it. */
  @Column('boolean', { default: false }) confidential: boolean;
  /** People who may know of a confidential project; empty otherwise. */
  @Column('uuid', { array: true, default: [] }) @InHistory(listOf(ID)) readerIds: string[];
}
