import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Origin, Priority, ProjectState } from '#policies';

/** A registered item (督办项目): who answers for it, until when, and how far it is. Dates are Asia/Shanghai civil dates. */
@Entity('project')
export class Project {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) planId: string | null;
  @Column('uuid', { nullable: true }) planItemId: string | null;
  /** The task that this is a part of (分解), and its weight in it. */
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('int') weight: number;
  @Column('text') title: string;
  @Column('text') text: string;
  @Column('text', { array: true }) path: string[];
  /** Named series that cut across plans, as 十项民生实事. */
  @Column('text', { array: true }) series: string[];
  /** Where it comes from, and the paper that says so: number and date of a note, title of the minutes, line of a list of findings. */
  @Column('text') origin: Origin;
  @Column('text', { nullable: true }) originNote: string | null;
  @Column('text') priority: Priority;
  @Column('text', { array: true }) tags: string[];
  /** Only the leader in charge, the readers and administrators know of it. */
  @Column('boolean') confidential: boolean;
  /** People who may know of a confidential project; empty otherwise. */
  @Column('uuid', { array: true }) readerIds: string[];
  @Column('uuid') leadDepartmentId: string;
  @Column('uuid', { nullable: true }) leaderId: string | null;
  @Column('date') dueDate: string;
  /** The date it was registered with; later changes don't touch it. */
  @Column('date') originalDueDate: string;
  @Column('uuid') policyId: string;
  /** From this day on report dates count: since it came into work last, or a policy with another cadence was adopted. Null: not yet in work. */
  @Column('date', { nullable: true }) cadenceSince: string | null;
  @Column('text') state: ProjectState;
  @Column('text', { nullable: true }) stateBeforeSuspension: ProjectState | null;
  @Column('int') percent: number;
  @Column('timestamptz') registeredAt: Date;
  /** Since when the lead department has it: the signature is owed from here, unless an objection was dismissed since. */
  @Column('timestamptz') assignedAt: Date;
  /** When the last objection to this assignment was dismissed. */
  @Column('timestamptz', { nullable: true }) deadlineRestartedAt: Date | null;
  @Column('timestamptz', { nullable: true }) acknowledgedAt: Date | null;
  /** Why the department holds that it isn't the right one; waits for a supervisor's answer. */
  @Column('text', { nullable: true }) objection: string | null;
  @Column('timestamptz', { nullable: true }) objectedAt: Date | null;
  /** The date that a department asks for (延期申请); waits for a decision. */
  @Column('date', { nullable: true }) requestedDueDate: string | null;
  @Column('text', { nullable: true }) extensionReason: string | null;
  @Column('timestamptz', { nullable: true }) extensionRequestedAt: Date | null;
  /** From this day on it is behind its course unless more is reported: its lamp turns yellow, later red. Null: it never will be. */
  @Column('date', { nullable: true }) atRiskFrom: string | null;
  @Column('date', { nullable: true }) offTrackFrom: string | null;
  /** Due date of the earliest milestone that is not done. */
  @Column('date', { nullable: true }) nextMilestoneDate: string | null;
  /** How often it was extended. */
  @Column('int') extensions: number;
  /** Why its delay stays out of the score (容错). */
  @Column('text', { nullable: true }) excusedReason: string | null;
  @Column('timestamptz', { nullable: true }) lastReportAt: Date | null;
  /** The last report was not enough; the next is owed from here. */
  @Column('timestamptz', { nullable: true }) reportReturnedAt: Date | null;
  @Column('text', { nullable: true }) reportReturnReason: string | null;
  /** The earliest day for which somebody asked for a report out of turn. */
  @Column('date', { nullable: true }) reportRequestedFor: string | null;
  @Column('timestamptz', { nullable: true }) completionRequestedAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('int') returns: number;
  @Column('int') reopenings: number;
  /** When the present version began, by the engine's clock. */
  @Column('timestamptz') changedAt: Date;
  @Column('int') version: number;
}
