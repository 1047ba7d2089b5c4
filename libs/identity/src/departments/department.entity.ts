import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** 承办部门. `aliases` are other names that documents use, as 发改局. */
@Entity('department')
@Unique('department_code_uq', ['code'])
@Unique('department_name_uq', ['name'])
export class Department {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'department_pk' }) id: string;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('text') shortName: string;
  @Column('text', { array: true, default: [] }) aliases: string[];
  /** 职责, in the words of the roster. */
  @Column('text', { default: '' }) duties: string;
  /** Left out unless a query selects it. */
  @Column('timestamptz', { select: false }) createdAt?: Date;
}
