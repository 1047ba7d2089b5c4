import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Robots send at a pace; what waits for one goes out together. */
export class RobotTurns1700000000524 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE robot ADD next_send_at timestamptz;
      ALTER TABLE delivery ADD carrier_id uuid;
      CREATE INDEX delivery_turn_idx ON delivery (recipient_id, id) WHERE state = 'pending' AND channel NOT IN ('inbox', 'webhook');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX delivery_turn_idx;
      ALTER TABLE delivery DROP carrier_id;
      ALTER TABLE robot DROP next_send_at;
    `);
  }
}
