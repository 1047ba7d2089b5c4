import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';

/** How the pages look and answer to one person, on every device. */
@Entity('console_preference')
@Check('console_preference_theme_ck', `theme IN ('system', 'light', 'dark')`)
@Check('console_preference_density_ck', `density IN ('comfortable', 'compact')`)
export class ConsolePreference {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'console_preference_pk' }) personId: string;
  /** `system`: as the device is set. */
  @Column('text') theme: 'system' | 'light' | 'dark';
  /** `compact`: more rows on a screen. */
  @Column('text') density: 'comfortable' | 'compact';
  /** Shortcuts of one key; those who speak to their computer switch them off. */
  @Column('boolean') shortcuts: boolean;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'console_preference_person_fk' })
  person?: Person;
}

export type ConsolePreferences = Pick<ConsolePreference, 'theme' | 'density' | 'shortcuts'>;
