import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Track } from '#policies';
import { Project } from '#projects';

const REMINDER_KINDS = ['reminder', 'escalation', 'draft'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** A step that was taken, on record once and for ever per (duty, track, step, date). */
@Entity('reminder')
@Unique('reminder_step_uq', ['dutyId', 'track', 'stepKey', 'anchorDate'])
@Index('reminder_recorded_idx', ['recordedAt'])
// Few are: they wait for a person.
@Index('reminder_draft_idx', ['recordedAt', 'id'], { where: `kind = 'draft'` })
@Check('reminder_level_ck', 'level BETWEEN 0 AND 5')
@Check('reminder_kind_ck', `kind IN (${REMINDER_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
export class Reminder {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'reminder_pk' }) id: string;
  /** What it was about: a project, a part, a blocker, what a called department owed. */
  @Column('uuid') dutyId: string;
  /** Of the project that it was about; null for none. */
  @ForeignKey(() => Project, { name: 'reminder_project_fk' })
  @Column('uuid', { nullable: true })
  projectId: string | null;
  /** Of the policy; `urge` and `raise` are calls of a person. */
  @Column('text') track: Track | 'urge' | 'raise';
  @Column('text') stepKey: string;
  /** Civil date from which the step counts. */
  @Column('date') anchorDate: string;
  @Column('int') level: number;
  @Column('text') kind: ReminderKind;
  @Column('timestamptz') plannedAt: Date;
  @Column('timestamptz') recordedAt: Date;
  /** When several steps fell due together only the last one is sent; the others point to it. */
  @ForeignKey(() => Reminder, { name: 'reminder_merged_fk', deferrable: 'INITIALLY DEFERRED' })
  @Column('uuid', { nullable: true })
  mergedInto: string | null;
}
