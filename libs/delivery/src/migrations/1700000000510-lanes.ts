import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each endpoint gets a lane: what waits for it, how many attempts may be under way, its breaker. */
export class Lanes1700000000510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook_endpoint
        ADD max_in_flight int NOT NULL DEFAULT 4 CONSTRAINT webhook_endpoint_max_in_flight_ck CHECK (max_in_flight BETWEEN 1 AND 50),
        ADD rate_per_minute int CONSTRAINT webhook_endpoint_rate_ck CHECK (rate_per_minute BETWEEN 1 AND 6000);

      CREATE TABLE endpoint_queue (
        endpoint_id uuid CONSTRAINT endpoint_queue_pk PRIMARY KEY
          CONSTRAINT endpoint_queue_endpoint_fk REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
        last_ok boolean,
        failures_in_a_row int NOT NULL DEFAULT 0,
        window_started_at timestamptz,
        window_attempts int NOT NULL DEFAULT 0,
        window_failures int NOT NULL DEFAULT 0,
        open_until timestamptz,
        next_send_at timestamptz
      ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
      INSERT INTO endpoint_queue (endpoint_id) SELECT id FROM webhook_endpoint;

      ALTER TABLE delivery ADD due_at timestamptz
        CONSTRAINT delivery_due_ck CHECK (due_at IS NULL OR (state = 'pending' AND channel = 'webhook'));
      UPDATE delivery SET due_at = coalesce((SELECT run_at FROM outbox_job WHERE outbox_job.id = delivery.job_id), now())
        WHERE channel = 'webhook' AND state = 'pending';
      DELETE FROM outbox_job USING delivery WHERE outbox_job.id = delivery.job_id AND delivery.due_at IS NOT NULL;
      CREATE INDEX delivery_queue_idx ON delivery (recipient_id, due_at, id) WHERE due_at IS NOT NULL;
      CREATE INDEX delivery_in_flight_idx ON delivery (recipient_id)
        WHERE channel = 'webhook' AND state = 'pending' AND due_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO outbox_job (id, kind, payload, run_at)
        SELECT job_id, 'delivery.attempt', jsonb_build_object('deliveryId', id), greatest(due_at, now())
        FROM delivery WHERE due_at IS NOT NULL ON CONFLICT (id) DO NOTHING;
      DROP INDEX delivery_in_flight_idx, delivery_queue_idx;
      ALTER TABLE delivery DROP due_at;
      DROP TABLE endpoint_queue;
      ALTER TABLE webhook_endpoint DROP max_in_flight, DROP rate_per_minute;
    `);
  }
}
