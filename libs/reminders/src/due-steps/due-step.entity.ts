import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { type Track, TRACKS } from '#policies';
import { Project } from '#projects';

/** The next step of a project on one track. It falls due at `plannedAt`; `fireAt` is later where it waits for sending hours. */
@Entity('due_step')
@Index('due_step_fire_idx', ['fireAt'])
@Check('due_step_track_ck', `track IN (${TRACKS.map((track) => `'${track}'`).join(', ')})`)
export class DueStep {
  @ForeignKey(() => Project, { name: 'due_step_project_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'due_step_pk' })
  projectId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'due_step_pk' }) track: Track;
  @Column('text') stepKey: string;
  /** Civil date from which the step counts. */
  @Column('date') anchorDate: string;
  @Column('timestamptz') plannedAt: Date;
  @Column('timestamptz') fireAt: Date;
}
