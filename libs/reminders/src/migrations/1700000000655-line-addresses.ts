import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a person is reached is looked up when the message of the morning is sent. */
export class LineAddresses1700000000655 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE digest_line DROP address');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE digest_line ADD address text');
  }
}
