import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { CivilDate } from '#work-calendar';
import { Person } from '../people/person.entity.js';

/** Somebody is away from the first day to the last, both included, and a deputy gets the messages (代理). */
@Entity('delegation')
@Check('delegation_deputy_ck', 'deputy_id <> person_id')
@Check('delegation_days_ck', 'to_day >= from_day')
@Index('delegation_person_idx', ['personId', 'from'])
@Index('delegation_running_idx', ['to'], { where: 'ended_at IS NULL' })
export class Delegation {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'delegation_pk' }) id: string;
  @Column('uuid') personId: string;
  @Column('uuid') deputyId: string;
  @Column('date', { name: 'from_day' }) from: CivilDate;
  @Column('date', { name: 'to_day' }) to: CivilDate;
  @Column('text') reason: string;
  @Column('text') setByName: string;
  @Column('timestamptz') createdAt: Date;
  /** Set when it was ended before its last day was over. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endedByName: string | null;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'delegation_person_fk' })
  person?: Person;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'deputy_id', foreignKeyConstraintName: 'delegation_deputy_fk' })
  deputy?: Person;
}
