import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '#identity';
import { Project } from '#projects';

/** What a leader wrote on a project (批示), and what the department answered. */
@Entity('instruction')
@Check('instruction_answer_ck', 'num_nonnulls(answer, answered_by_name, answered_at) IN (0, 3)')
@Index('instruction_project_idx', ['projectId', 'givenAt'])
@Index('instruction_given_idx', ['givenAt', 'id'])
// Those that wait for an answer.
@Index('instruction_open_idx', ['answerBy', 'id'], { where: 'answer_by IS NOT NULL AND answered_at IS NULL' })
export class Instruction {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'instruction_pk' }) id: string;
  @ForeignKey(() => Project, { name: 'instruction_project_fk' })
  @Column('uuid')
  projectId: string;
  @Column('text') text: string;
  @ForeignKey(() => Person, { name: 'instruction_leader_fk' })
  @Column('uuid')
  leaderId: string;
  @Column('text') leaderName: string;
  /** The supervisor who wrote down what the leader said; null: the leader wrote it. */
  @Column('text', { nullable: true }) recordedByName: string | null;
  @Column('timestamptz') givenAt: Date;
  /** By when an answer is asked for, civil date; null: none is. */
  @Column('date', { nullable: true }) answerBy: string | null;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('text', { nullable: true }) answeredByName: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
}
