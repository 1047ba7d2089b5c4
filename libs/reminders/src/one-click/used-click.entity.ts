import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Project } from '#projects';
import type { ClickTransition } from './click-links.js';

/** A link of one click that was used. A link is identified by what it is bound to and when it ends. */
@Entity('used_click')
export class UsedClick {
  @ForeignKey('Person', { name: 'used_click_person_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'used_click_pk' })
  personId: string;
  @ForeignKey(() => Project, { name: 'used_click_project_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'used_click_pk' })
  projectId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'used_click_pk' }) transition: ClickTransition;
  @PrimaryColumn('timestamptz', { primaryKeyConstraintName: 'used_click_pk' }) expiresAt: Date;
  @Column('timestamptz') usedAt: Date;
}
