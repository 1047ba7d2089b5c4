import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Every state that a project had, with the time for which it held; written by a trigger, read as `projectsAsOf`. It has the columns of
 * `project` besides these (see project-version.db-spec.ts), so it is not compared with the entity column by column.
 */
@Entity('project_version', { synchronize: false })
export class ProjectVersion {
  @PrimaryColumn('uuid') id: string;
  @PrimaryColumn('int') version: number;
  @Column('timestamptz') validFrom: Date;
  @Column('timestamptz') validTo: Date;
}
