import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Project } from '#projects';
import { Reminder } from '#reminders';

/** A notice of an interview (约谈通知书): the lead department is called in for a talk. It never changes. */
@Entity('interview')
@Unique('interview_number_uq', ['year', 'number'])
@Unique('interview_draft_uq', ['draftId'])
@Index('interview_project_idx', ['projectId', 'calledAt'])
@Index('interview_called_idx', ['calledAt', 'id'])
export class Interview {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'interview_pk' }) id: string;
  /** The draft of the ladder that it was made of. */
  @ForeignKey(() => Reminder, { name: 'interview_draft_fk' })
  @Column('uuid')
  draftId: string;
  @ForeignKey(() => Project, { name: 'interview_project_fk' })
  @Column('uuid')
  projectId: string;
  /** Year and number in it make the printed number; below zero in the series of confidential projects. */
  @Column('int') year: number;
  @Column('int') number: number;
  @Column('text') title: string;
  @Column('text') text: string;
  @Column('text') departmentName: string;
  /** Who is to come. */
  @Column('text') attendee: string;
  @Column('date') dueDate: string;
  @Column('int') percent: number;
  @Column('text') problem: string;
  @Column('text') demand: string;
  /** Civil date and time of the day, Asia/Shanghai. */
  @Column('date') heldOn: string;
  @Column('text') heldAt: string;
  @Column('text') place: string;
  /** Who leads the talk. */
  @Column('text') host: string;
  @Column('uuid') calledBy: string;
  @Column('text') calledByName: string;
  @Column('timestamptz') calledAt: Date;
}

/** The number that was given last in a year; a year below zero: in the series of confidential projects. */
@Entity('interview_counter')
@Check('interview_counter_ck', 'last > 0')
export class InterviewCounter {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'interview_counter_pk' }) year: number;
  @Column('int') last: number;
}
