import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where people are reached besides their e-mail. */
export class PersonAddresses1700000000230 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person_address (
        person_id uuid NOT NULL CONSTRAINT person_address_person_fk REFERENCES person,
        kind text NOT NULL CONSTRAINT person_address_kind_ck CHECK (kind IN ('mobile', 'wecom', 'dingtalk', 'feishu')),
        address text NOT NULL,
        CONSTRAINT person_address_pk PRIMARY KEY (person_id, kind)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE person_address');
  }
}
