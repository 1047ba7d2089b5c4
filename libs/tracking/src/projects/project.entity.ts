import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProjectState } from './project-moves.js';

/** A registered item (督办项目): who answers for it, until when, and how far it is. Dates are Asia/Shanghai civil dates. */
@Entity('project')
export class Project {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) planId: string | null;
  @Column('uuid', { nullable: true }) planItemId: string | null;
  @Column('text') title: string;
  @Column('text') text: string;
  @Column('text', { array: true }) path: string[];
  /** Named series that cut across plans, as 十项民生实事. */
  @Column('text', { array: true }) series: string[];
  @Column('uuid') leadDepartmentId: string;
  @Column('uuid', { nullable: true }) leaderId: string | null;
  @Column('date') dueDate: string;
  /** The date it was registered with; later changes don't touch it. */
  @Column('date') originalDueDate: string;
  @Column('uuid') policyId: string;
  @Column('text') state: ProjectState;
  @Column('text', { nullable: true }) stateBeforeSuspension: ProjectState | null;
  @Column('int') percent: number;
  @Column('timestamptz') registeredAt: Date;
  @Column('timestamptz', { nullable: true }) acknowledgedAt: Date | null;
  @Column('timestamptz', { nullable: true }) lastReportAt: Date | null;
  @Column('timestamptz', { nullable: true }) completionRequestedAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('int') returns: number;
  @Column('int') version: number;
}
