import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeskAction } from './desk-action.js';

/** What one request did to a project: the same request does not do it again. */
@Entity('desk_action')
export class DeskActionDone {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'desk_action_pk' }) requestId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'desk_action_pk' }) projectId: string;
  @Column('text') action: DeskAction;
  @Column('uuid') actorId: string;
  @Column('timestamptz') at: Date;
  @Column('uuid', { nullable: true }) slipId: string | null;
}
