import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Language } from '../messages/message.js';
import type { Kind } from '../messages/notice.js';
import type { Template } from '../messages/template.js';

/** A version of a template (消息模板) as it was saved. It never changes. */
@Entity('message_template')
@Unique('message_template_version_uq', ['language', 'kind', 'version'])
export class MessageTemplate {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'message_template_pk' }) id: string;
  @Column('text') language: Language;
  @Column('text') kind: Kind;
  /** 1, 2, 3 … within language and kind. */
  @Column('int') version: number;
  /** Null: back to the built-in one. */
  @Column('jsonb', { nullable: true }) template: Template | null;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('text') createdByName: string;
  @Column('timestamptz') createdAt: Date;
}
