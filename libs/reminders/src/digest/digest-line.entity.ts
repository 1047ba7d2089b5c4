import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Project } from '#projects';

/** What a reminder puts into the message of the morning of one person, through one channel. */
@Entity('digest_line')
@Index('digest_line_waiting_idx', ['sendAt'], { where: `state = 'waiting'` })
@Index('digest_line_person_waiting_idx', ['personId', 'sendAt'], { where: `state = 'waiting'` })
@Index('digest_line_project_idx', ['projectId'])
@Index('digest_line_digest_idx', ['digestId'], { where: `state = 'sent'` })
@Check('digest_line_state_ck', `state IN ('waiting', 'sent', 'withdrawn')`)
@Check('digest_line_sent_ck', `(digest_id IS NOT NULL) = (state = 'sent')`)
export class DigestLine {
  @ForeignKey('Reminder', { name: 'digest_line_reminder_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'digest_line_pk' })
  reminderId: string;
  @ForeignKey('Person', { name: 'digest_line_person_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'digest_line_pk' })
  personId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'digest_line_pk' }) channel: string;
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
