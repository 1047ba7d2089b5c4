import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CircularFigures } from './circular-figures.js';
import type { CircularState } from './circular-transitions.js';
import type { CircularText, CircularTextField } from './circular-text.js';

/** A circular (通报): figures of a period as they were known, and the text that people make of them. */
@Entity('circular')
export class Circular {
  @PrimaryColumn('uuid') id: string;
  @Column('text') state: CircularState;
  /** Year of issue and number in it make the printed number; null before. */
  @Column('int', { nullable: true }) year: number | null;
  @Column('int', { nullable: true }) number: number | null;
  /** Key of the period: 2022-06. */
  @Column('text') period: string;
  @Column('uuid', { nullable: true }) planId: string | null;
  @Column('text', { nullable: true }) series: string | null;
  @Column('jsonb') text: CircularText;
  /** Parts of the text that a person wrote: a refresh leaves them alone. */
  @Column('text', { array: true }) edited: CircularTextField[];
  @Column('jsonb') figures: CircularFigures;
  @Column('text') draftedByName: string;
  @Column('timestamptz') draftedAt: Date;
  @Column('text', { nullable: true }) issuedByName: string | null;
  @Column('timestamptz', { nullable: true }) issuedAt: Date | null;
  @Column('timestamptz') changedAt: Date;
  @Column('int') version: number;
}
