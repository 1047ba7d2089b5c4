import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '#identity';
import type { PersonalChannel } from '#policies';
import type { Language } from '../messages/message.js';

/** How a person wants to be notified, within what a policy allows. */
@Entity('channel_choice')
@Check('channel_choice_quiet_ck', '(quiet_from IS NULL) = (quiet_to IS NULL)')
@Check('channel_choice_language_ck', `language IN ('zh-CN', 'en')`)
export class ChannelChoiceEntity {
  @ForeignKey(() => Person, { name: 'channel_choice_person_fk' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'channel_choice_pk' })
  personId: string;
  /** With the inbox, which can't be left out; null where nothing was chosen: all that the policy allows. */
  @Column('text', { array: true, nullable: true }) channels: PersonalChannel[] | null;
  /** Of messages. */
  @Column('text') language: Language;
  /** What can wait comes once a day, in the message of the morning; the inbox has it at once. */
  @Column('boolean', { default: false }) digest: boolean;
  /** Between these times of day, Asia/Shanghai, only the inbox gets what can wait; null: at no time. */
  @Column('text', { nullable: true }) quietFrom: string | null;
  @Column('text', { nullable: true }) quietTo: string | null;
  /** 0 until the first choice. */
  @Column('int') version: number;
}

export type ChannelChoice = Omit<ChannelChoiceEntity, 'personId'>;
