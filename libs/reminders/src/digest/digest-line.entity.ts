import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Notice } from '#notifications';
import { Project } from '#projects';

/** What a reminder, or a notice that can wait, puts into a message to one person that gathers several, through one channel. */
@Entity('digest_line')
@Index('digest_line_waiting_idx', ['sendAt'], { where: `state = 'waiting'` })
@Index('digest_line_person_waiting_idx', ['personId', 'sendAt'], { where: `state = 'waiting'` })
@Index('digest_line_project_idx', ['projectId'])
@Index('digest_line_digest_idx', ['digestId'], { where: `state = 'sent'` })
@Check('digest_line_says_ck', '(reminder_id IS NOT NULL) OR (notice IS NOT NULL)')
@Check('digest_line_state_ck', `state IN ('waiting', 'sent', 'withdrawn')`)
@Check('digest_line_sent_ck', `(digest_id IS NOT NULL) = (state = 'sent')`)
export class DigestLine {
  /** The reminder, or the event that the notice tells of. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'digest_line_pk' }) sourceId: string;
  @ForeignKey('Person', { name: 'digest_line_person_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'digest_line_pk' })
  personId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'digest_line_pk' }) channel: string;
  @ForeignKey('Reminder', { name: 'digest_line_reminder_fk' })
  @Column('uuid', { nullable: true })
  reminderId: string | null;
  /** What is said as it was when it happened; null: what the step of the reminder asks for on the day of the message. */
  @Column('jsonb', { nullable: true }) notice: Notice | null;
  @ForeignKey(() => Project, { name: 'digest_line_project_fk' })
  @Column('uuid', { nullable: true })
  projectId: string | null;
  /** The person stands in for these (代理); empty where nobody is away. */
  @Column('text') deputyFor: string;
  @Column('timestamptz') sendAt: Date;
  @Column('text') state: 'waiting' | 'sent' | 'withdrawn';
  /** The message that carries the line. */
  @Column('uuid', { nullable: true }) digestId: string | null;
}

/** A line that waits for its message. */
export type WaitingLine = Omit<DigestLine, 'state' | 'digestId'>;
