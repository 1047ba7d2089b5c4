import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Project } from '#projects';
import { SLIP_COLOURS, type SlipColour } from './slip-colour.js';
import { OPEN_SLIP, SLIP_STATES, type SlipState } from './slip-state.js';

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** The columns of a slip that are the same in every version that is kept of it. */
abstract class SlipColumns {
  /** Year of issue and number in it make the printed number; below zero: in the series of confidential projects. */
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
  /** 抄送: of the recipients, leaders and people of helping departments, who owe no answer. */
  @Column('text', { array: true }) copiedTo: string[];
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
}

/** A formal notice (督办单) with what it said when it was issued: the paper does not change with the project. */
@Entity('slip')
@Unique('slip_number_uq', ['year', 'number'])
@Index('slip_open_uq', ['projectId', 'colour'], { unique: true, where: 'ended_at IS NULL' })
@Index('slip_project_idx', ['projectId', 'issuedAt'])
// Descending, which TypeORM can't say.
@Index('slip_issued_idx', { synchronize: false })
@Check('slip_colour_ck', `colour IN (${quoted(SLIP_COLOURS)})`)
@Check('slip_state_ck', `state IN (${quoted(SLIP_STATES)})`)
@Check('slip_answer_days_ck', 'answer_days > 0')
@Check('slip_answer_ck', 'num_nonnulls(answer, answered_by_name, answered_at) IN (0, 3)')
@Check('slip_answered_ck', `state NOT IN ('answered', 'sent_back', 'accepted') OR answer IS NOT NULL`)
@Check('slip_ended_ck', `(ended_at IS NULL) = (state IN (${quoted(OPEN_SLIP)}))`)
export class Slip extends SlipColumns {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'slip_pk' }) id: string;
  @ForeignKey(() => Project, { name: 'slip_project_fk' })
  @Column('uuid')
  projectId: string;
  @Column('int') version: number;
}

/** Every state that a slip was ever in, for questions as of an earlier day. A trigger on `slip` writes it. */
@Entity('slip_version')
@Index('slip_version_project_idx', ['projectId', 'validFrom'])
export class SlipVersion extends SlipColumns {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'slip_version_pk' }) id: string;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'slip_version_pk' }) version: number;
  @Column('uuid') projectId: string;
  @Column('timestamptz') validFrom: Date;
  /** `infinity` for the present state. */
  @Column('timestamptz') validTo: Date;
}

/** The number that was given last in a year; a year below zero: in the series of confidential projects. */
@Entity('slip_counter')
@Check('slip_counter_ck', 'last > 0')
export class SlipCounter {
  @PrimaryColumn('int', { primaryKeyConstraintName: 'slip_counter_pk' }) year: number;
  @Column('int') last: number;
}
