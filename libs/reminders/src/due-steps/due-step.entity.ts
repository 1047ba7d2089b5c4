import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type Track, TRACKS } from '#policies';
import { Project } from '#projects';

/** The next step of a duty on one track: of a project, a part, a blocker, what a called department owes. It falls due at `plannedAt`; `fireAt` is later where it waits for sending hours. */
@Entity('due_step')
@Index('due_step_fire_idx', ['fireAt'])
@Check('due_step_track_ck', `track IN (${TRACKS.map((track) => `'${track}'`).join(', ')})`)
export class DueStep {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'due_step_pk' }) dutyId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'due_step_pk' }) track: Track;
  /** Of the project that it is about; the same as the duty's for its own tracks; null for what is about none. */
  @ForeignKey(() => Project, { name: 'due_step_project_fk' })
  @Index('due_step_project_idx')
  @Column('uuid', { nullable: true })
  projectId: string | null;
  @Column('text') stepKey: string;
  /** Civil date from which the step counts. */
  @Column('date') anchorDate: string;
  @Column('timestamptz') plannedAt: Date;
  @Column('timestamptz') fireAt: Date;
}
