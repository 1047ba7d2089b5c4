import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ViewFilter } from './filter-words.js';

/** A filter of projects with a name, of one person, who may share it (保存的视图). */
@Entity('saved_view')
@Unique('saved_view_name_uq', ['ownerId', 'name'])
@Index('saved_view_shared_idx', ['name'], { where: 'shared' })
@Check('saved_view_name_ck', `name <> ''`)
export class SavedView {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'saved_view_pk' }) id: string;
  @Column('text') name: string;
  @ForeignKey('Person', { name: 'saved_view_owner_fk' })
  @Column('uuid')
  ownerId: string;
  @Column('text') ownerName: string;
  /** Everybody may use it. */
  @Column('boolean') shared: boolean;
  @Column('jsonb') filter: ViewFilter;
  @Column('timestamptz') changedAt: Date;
  @Column('int') version: number;
}
