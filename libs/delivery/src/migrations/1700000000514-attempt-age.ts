import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts are found by age, to be swept. */
export class AttemptAge1700000000514 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX delivery_attempt_started_idx ON delivery_attempt (started_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX delivery_attempt_started_idx');
  }
}
