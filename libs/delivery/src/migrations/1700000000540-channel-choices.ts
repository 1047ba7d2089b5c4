import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Through which channels and in which language a person wants to be told; no row: through all, in zh-CN. */
export class ChannelChoices1700000000540 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE channel_choice (
        person_id uuid CONSTRAINT channel_choice_pk PRIMARY KEY CONSTRAINT channel_choice_person_fk REFERENCES person,
        channels text[],
        language text NOT NULL CONSTRAINT channel_choice_language_ck CHECK (language IN ('zh-CN', 'en')),
        version integer NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE channel_choice');
  }
}
