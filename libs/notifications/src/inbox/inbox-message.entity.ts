import { Column, Entity, Generated, Index, PrimaryColumn } from 'typeorm';
import type { Subject } from '../messages/message.js';

/** A message in a person's inbox. */
@Entity('inbox_message')
@Index('inbox_message_number_uq', ['personId', 'number'], { unique: true })
// Descending, which TypeORM can't express.
@Index('inbox_message_person_idx', { synchronize: false })
export class InboxMessageEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'inbox_message_pk' }) id: string;
  @Column('uuid', { select: false }) personId: string;
  @Column('uuid', { nullable: true }) projectId: string | null;
  @Column('text') title: string;
  @Column('text') body: string;
  @Column('text', { nullable: true }) link: string | null;
  /** Of the notice: assignment, transition, reminder, call, slip, circular, digest …; null for what is none. */
  @Column('text', { nullable: true }) kind: string | null;
  /** What it is about; null for what is about nothing that has a page. */
  @Column('jsonb', { nullable: true }) subject: Subject | null;
  /** Of a step: 0 提醒 to 5 约谈. */
  @Column('int', { nullable: true }) level: number | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
  /** Its place among the messages of its person, in the order in which they came in. */
  @Column('bigint', { select: false }) @Generated('increment') number: number;
}

/** A message in a person's inbox. */
export type InboxMessage = Omit<InboxMessageEntity, 'personId' | 'number'>;
