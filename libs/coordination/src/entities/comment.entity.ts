import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Project } from '#projects';

/** What somebody said about a project to those who see it (沟通). */
@Entity('comment')
@Index('comment_project_idx', ['projectId', 'writtenAt', 'id'])
export class Comment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'comment_pk' }) id: string;
  @ForeignKey(() => Project, { name: 'comment_project_fk' })
  @Column('uuid')
  projectId: string;
  @Column('text') text: string;
  /** The people whom it calls (@). */
  @Column('uuid', { array: true, default: [] }) mentionedIds: string[];
  @Column('uuid') authorId: string;
  @Column('text') authorName: string;
  @Column('timestamptz') writtenAt: Date;
  @Column('timestamptz', { nullable: true }) editedAt: Date | null;
}
