import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Project } from '../project/project.entity.js';

/** A dated step inside a project (节点). */
@Entity('milestone')
@Check('milestone_weight_ck', 'weight BETWEEN 1 AND 100')
@Unique('milestone_position_uq', ['projectId', 'position'], { deferrable: 'INITIALLY DEFERRED' })
export class MilestoneRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'milestone_pk' }) id: string;
  @Column('uuid') projectId: string;
  /** 1, 2, 3 … */
  @Column('int') position: number;
  @Column('text') title: string;
  @Column('date') dueDate: string;
  @Column('int', { default: 1 }) weight: number;
  @Column('timestamptz', { nullable: true }) doneAt: Date | null;

  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id', foreignKeyConstraintName: 'milestone_project_fk' })
  project?: Project;
}
