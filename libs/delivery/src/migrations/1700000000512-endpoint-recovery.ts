import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an endpoint missed is being sent again; one recovery of an endpoint at a time. */
export class EndpointRecovery1700000000512 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE endpoint_recovery (
        endpoint_id uuid CONSTRAINT endpoint_recovery_pk PRIMARY KEY
          CONSTRAINT endpoint_recovery_endpoint_fk REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
        job_id uuid NOT NULL,
        since timestamptz NOT NULL,
        until timestamptz NOT NULL,
        total int NOT NULL,
        put int NOT NULL DEFAULT 0,
        last_created_at timestamptz NOT NULL,
        last_id uuid NOT NULL
      );
      CREATE INDEX delivery_recipient_failed_idx ON delivery (recipient_id, created_at, id) WHERE state = 'failed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX delivery_recipient_failed_idx; DROP TABLE endpoint_recovery');
  }
}
