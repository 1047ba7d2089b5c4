import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { EngineTime, RealTime } from '#platform';
import type { Subject } from './event.js';

/** One line of the history. Rows are only ever added: a trigger refuses to change or delete them. */
@Entity('event')
@Unique('event_subject_sequence_uq', ['subjectId', 'sequence'])
@Index('event_type_occurred_idx', ['type', 'occurredAt'])
export class EventRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'event_pk' }) id: string;
  @Column('text') type: string;
  @Column('text') subjectKind: Subject['kind'];
  @Column('uuid') subjectId: string;
  @Column('int') sequence: number;
  @Column('uuid', { nullable: true }) actorId: string | null;
  @Column('text') actorName: string;
  @Column('timestamptz') occurredAt: EngineTime;
  /** By the clock of the database. */
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) recordedAt: RealTime;
  @Column('jsonb') data: Record<string, unknown>;
}

/** How many events a subject has. Its row is locked while events of the subject are added, so that their numbers have no gaps. */
@Entity('event_sequence')
export class EventSequence {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'event_sequence_pk' }) subjectId: string;
  @Column('int') lastSequence: number;
}
