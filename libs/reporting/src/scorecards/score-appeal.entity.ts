import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Project } from '#projects';

export const APPEAL_STATES = ['submitted', 'upheld', 'rejected'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

const toNumber = { to: (value: number): number => value, from: (value: string): number => Number(value) };

/** An appeal (申诉) of a department against a line of its scorecard. A decision is final, so one row tells what was known at any instant. */
@Entity('score_appeal')
@Unique('score_appeal_line_uq', ['departmentId', 'lineId'])
@Index('score_appeal_submitted_idx', ['submittedAt', 'id'])
@Check('score_appeal_points_ck', 'points < 0')
@Check('score_appeal_state_ck', `state IN (${APPEAL_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check(
  'score_appeal_decided_ck',
  `num_nonnulls(answer, decided_by_name, decided_at) = CASE WHEN state = 'submitted' THEN 0 ELSE 3 END`,
)
export class ScoreAppeal {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'score_appeal_pk' }) id: string;
  @ForeignKey('Department', { name: 'score_appeal_department_fk' })
  @Column('uuid')
  departmentId: string;
  @Column('text') lineId: string;
  @ForeignKey(() => Project, { name: 'score_appeal_project_fk' })
  @Column('uuid')
  projectId: string;
  /** The line as it was in the scorecard. */
  @Column('text') lineName: string;
  @Column('date') lineDate: string;
  @Column('numeric', { transformer: toNumber }) points: number;
  @Column('text') reason: string;
  @Column('text') state: AppealState;
  @Column('text') submittedByName: string;
  @Column('timestamptz') submittedAt: Date;
  @Column('text', { nullable: true }) answer: string | null;
  @Column('text', { nullable: true }) decidedByName: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
}
