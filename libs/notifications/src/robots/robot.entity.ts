import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Department } from '#identity';
import type { Language } from '../messages/message.js';

/** A robot of a group chat (群机器人). Its address and secret are only selected to send. */
@Entity('robot')
@Unique('robot_name_uq', ['name'])
@Index('robot_department_idx', ['departmentId'], { where: 'active' })
export class Robot {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'robot_pk' }) id: string;
  @Column('text') name: string;
  @Column('text') vendor: string;
  /** Whose group it is; null for the group of the supervisors. */
  @ForeignKey(() => Department, { name: 'robot_department_fk' })
  @Column('uuid', { nullable: true })
  departmentId: string | null;
  @Column('text') language: Language;
  @Column('bytea', { select: false }) encryptedAccess: Buffer;
  /** Host and last characters of the address, enough to tell two apart. */
  @Column('text') addressHint: string;
  /** It has a secret that messages are signed with. */
  @Column('boolean') signed: boolean;
  @Column('boolean') active: boolean;
  /** Why Duban disabled it; null when a person did, or when it is active. */
  @Column('text', { nullable: true }) disabledReason: string | null;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('int', { default: 1 }) version: number;
  /** By the rate limit of its vendor. */
  @Column('timestamptz', { nullable: true, select: false }) nextSendAt: Date | null;
}
