import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** The link of a screen on a wall: it shows the board and the red list to everybody in the room, and proves nobody's identity. Only the hash of its token is kept. */
@Entity('screen')
@Unique('screen_token_uq', ['tokenHash'])
export class Screen {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'screen_pk' }) id: string;
  /** Where it hangs. */
  @Column('text') name: string;
  /** Left out unless a query selects it. */
  @Column('bytea', { select: false }) tokenHash?: Buffer;
  /** The last four characters of its token, to tell links apart. */
  @Column('text') hint: string;
  @Column('text') createdByName: string;
  @Column('timestamptz') createdAt: Date;
  /** It opens nothing from then on. */
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  /** When it last asked for its figures, to about a minute; null: it never did. */
  @Column('timestamptz', { nullable: true }) lastSeenAt: Date | null;
}
