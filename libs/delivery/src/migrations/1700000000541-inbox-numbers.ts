import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers messages as they come into an inbox: `created_at` is when a message was asked for, so a later one may stand before an earlier one. */
export class InboxNumbers1700000000541 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE inbox_message_number_seq;
      ALTER TABLE inbox_message ADD COLUMN number bigint;
      UPDATE inbox_message m SET number = numbered.number
      FROM (SELECT id, row_number() OVER (ORDER BY created_at, id) AS number FROM inbox_message) numbered WHERE numbered.id = m.id;
      SELECT setval('inbox_message_number_seq', (SELECT count(*) FROM inbox_message) + 1, false);
      ALTER TABLE inbox_message ALTER COLUMN number SET NOT NULL,
        ALTER COLUMN number SET DEFAULT nextval('inbox_message_number_seq');
      ALTER SEQUENCE inbox_message_number_seq OWNED BY inbox_message.number;
      CREATE UNIQUE INDEX inbox_message_number_uq ON inbox_message (person_id, number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE inbox_message DROP COLUMN number');
  }
}
