import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Department } from './department.entity.js';

/** A leader in charge (分管领导) of a department, and the fields (分管领域) that he is in charge of there; none: of all the rest. */
@Entity('department_leader')
@Check('department_leader_place_ck', 'place > 0')
export class DepartmentLeader {
  @ForeignKey(() => Department, { name: 'department_leader_department_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'department_leader_pk' })
  departmentId: string;
  @ForeignKey('Person', { name: 'department_leader_person_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'department_leader_pk' })
  @Index('department_leader_person_idx')
  personId: string;
  /** The first is asked first. */
  @Column('int') place: number;
  @Column('text', { array: true, default: [] }) fields: string[];
}
