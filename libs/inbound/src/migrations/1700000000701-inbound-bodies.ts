import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bodies that nobody needs any more are found by age, to be swept. */
export class InboundBodies1700000000701 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX inbound_message_body_idx ON inbound_message (finished_at)
       WHERE state IN ('applied', 'ignored') AND octet_length(body) > 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX inbound_message_body_idx');
  }
}
