import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '#identity';
import type { CircularFigures } from './circular-figures.js';
import { CIRCULAR_STATES, type CircularState } from './circular-transitions.js';
import type { CircularText, CircularTextField } from './circular-text.js';

/** A circular (通报): figures of a period as they were known, and the text that people make of them. */
@Entity('circular')
@Unique('circular_number_uq', ['year', 'number'])
// Descending, which TypeORM can't say.
@Index('circular_drafted_idx', { synchronize: false })
@Check('circular_state_ck', `state IN (${CIRCULAR_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check(
  'circular_issued_ck',
  `num_nonnulls(year, number, issued_by_name, issued_at) = CASE WHEN state = 'issued' THEN 4 ELSE 0 END`,
)
export class Circular {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'circular_pk' }) id: string;
  @Column('text') state: CircularState;
  /** Year of issue and number in it make the printed number; null before. */
  @Column('int', { nullable: true }) year: number | null;
  @Column('int', { nullable: true }) number: number | null;
  /** Key of the period: 2022-06. */
  @Column('text') period: string;
  @ForeignKey('Plan', { name: 'circular_plan_fk' })
  @Column('uuid', { nullable: true })
  planId: string | null;
  @Column('text', { nullable: true }) series: string | null;
  /** Only projects of this leader in charge. */
  @ForeignKey(() => Person, { name: 'circular_leader_fk' })
  @Column('uuid', { nullable: true })
  leaderId: string | null;
  @Column('jsonb') text: CircularText;
  /** Parts of the text that a person wrote: a refresh does not change them. */
  @Column('text', { array: true }) edited: CircularTextField[];
  @Column('jsonb') figures: CircularFigures;
  @Column('text') draftedByName: string;
  @Column('timestamptz') draftedAt: Date;
  @Column('text', { nullable: true }) issuedByName: string | null;
  @Column('timestamptz', { nullable: true }) issuedAt: Date | null;
  @Column('timestamptz') changedAt: Date;
  @Column('int') version: number;
}

/** The number that was given last in a year. */
@Entity('circular_counter')
@Check('circular_counter_ck', 'last > 0')
export class CircularCounter {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'circular_counter_pk' }) year: number;
  @Column('int') last: number;
}
