import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Wrong passwords in a row for one login, also for one that nobody has: the two can't be told apart. */
@Entity('login_failure')
export class LoginFailure {
  /** In lower case. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'login_failure_pk' }) login: string;
  @Column('int') failures: number;
  @Column('timestamptz') @Index('login_failure_failed_at_idx') failedAt: Date;
  @Column('timestamptz', { nullable: true }) lockedUntil: Date | null;
}
