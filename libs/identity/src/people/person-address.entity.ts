import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Person } from './person.entity.js';

/** A mobile number, and a person's id in each chat program (企业微信 userid, 钉钉 userid, 飞书 open_id). */

export type AddressKind = 'mobile' | 'wecom' | 'dingtalk' | 'feishu';
export type PersonAddresses = Partial<Record<AddressKind, string>>;

/** Where a person is reached besides the e-mail. */
@Entity('person_address')
@Check('person_address_kind_ck', `kind IN ('mobile', 'wecom', 'dingtalk', 'feishu')`)
export class PersonAddress {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'person_address_pk' }) personId: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'person_address_pk' }) kind: AddressKind;
  @Column('text') address: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'person_address_person_fk' })
  person?: Person;
}
