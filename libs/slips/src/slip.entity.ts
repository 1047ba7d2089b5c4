import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SlipColour } from './slip-colour.js';
import type { SlipState } from './slip-state.js';

/** A formal notice (督办单) with what it said when it was issued: the paper does not change with the project. */
@Entity('slip')
export class Slip {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') projectId: string;
  /** Year of issue and number in it make the printed number. */
  @Column('int') year: number;
  @Column('int') number: number;
  @Column('text') colour: SlipColour;
  @Column('text') state: SlipState;
  /** Why it has another colour than the rules propose. */
  @Column('text', { nullable: true }) colourReason: string | null;
  @Column('text') title: string;
  @Column('text') text: string;
  @Column('text') leadDepartmentName: string;
  @Column('text', { array: true }) cooperatingDepartmentNames: string[];
  @Column('date') dueDate: string;
  @Column('int') percent: number;
  /** 存在问题. */
  @Column('text') problem: string;
  /** 督办要求. */
  @Column('text') demand: string;
  /** Workdays within which an answer is due, again after it was sent back. */
  @Column('int') answerDays: number;
  @Column('date') answerDue: string;
  /** Names of those it was sent to. */
  @Column('text', { array: true }) recipients: string[];
  @Column('uuid') issuedBy: string;
  @Column('text') issuedByName: string;
  @Column('timestamptz') issuedAt: Date;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('text', { nullable: true }) answeredByName: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  /** What the supervisor said last: to send it back or to withdraw it. */
  @Column('text', { nullable: true }) decisionReason: string | null;
  @Column('text', { nullable: true }) decidedByName: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('int') sendBacks: number;
  /** Since when nothing is owed on it any more. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('timestamptz') changedAt: Date;
  @Column('int') version: number;
}
