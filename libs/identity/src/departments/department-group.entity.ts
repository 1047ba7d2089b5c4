import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A name that offices write for several departments at once: 各镇街, 各成员单位. */
@Entity('department_group')
@Unique('department_group_name_uq', ['name'])
export class DepartmentGroup {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'department_group_pk' }) id: string;
  @Column('text') name: string;
  /** Other words for the same departments, as 各街镇. */
  @Column('text', { array: true, default: [] }) aliases: string[];
  @Column('uuid', { array: true, default: [] }) departmentIds: string[];
}
