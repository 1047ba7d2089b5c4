import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { CivilDate } from '#work-calendar';
import { Department } from '../departments/department.entity.js';

/** A day on which a department works otherwise than the official calendar says. What was set before is kept, for questions as of a past day. */
@Entity('department_day')
@Index('department_day_uq', ['departmentId', 'day'], { unique: true, where: 'ended_at IS NULL' })
export class DepartmentDay {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'department_day_pk' }) id: string;
  @Column('uuid') departmentId: string;
  @Column('date') day: CivilDate;
  /** False: 部门休假, 学校寒假; true: 值班日. */
  @Column('boolean') working: boolean;
  @Column('text') reason: string;
  @Column('text') setByName: string;
  @Column('timestamptz') setAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;

  @ManyToOne(() => Department)
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'department_day_department_fk' })
  department?: Department;
}
