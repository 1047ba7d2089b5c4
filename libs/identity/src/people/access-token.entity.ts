import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Person } from './person.entity.js';

/** A session of a person; of the bearer token only its hash is kept. */
@Entity('access_token')
@Unique('access_token_hash_uq', ['tokenHash'])
export class AccessToken {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'access_token_pk' }) id: string;
  @Column('uuid') personId: string;
  @Column('bytea') tokenHash: Buffer;
  /** From where the login came. */
  @Column('text', { nullable: true }) address: string | null;
  /** The program that logged in, as it calls itself (User-Agent). */
  @Column('text', { nullable: true }) client: string | null;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') expiresAt: Date;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'access_token_person_fk' })
  person?: Person;
}
