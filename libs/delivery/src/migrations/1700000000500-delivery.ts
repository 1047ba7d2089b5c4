import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhook endpoints, deliveries with their attempts, the inbox. */
export class Delivery1700000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook_endpoint (
        id uuid CONSTRAINT webhook_endpoint_pk PRIMARY KEY,
        url text NOT NULL,
        description text NOT NULL,
        encrypted_secret bytea NOT NULL,
        event_types text[] NOT NULL,
        active boolean NOT NULL,
        disabled_reason text,
        created_by uuid,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1
      );

      CREATE TABLE delivery (
        id uuid CONSTRAINT delivery_pk PRIMARY KEY,
        channel text NOT NULL,
        recipient_id uuid NOT NULL,
        address text,
        source_id uuid NOT NULL,
        project_id uuid,
        content jsonb NOT NULL,
        state text NOT NULL CONSTRAINT delivery_state_ck CHECK (state IN ('pending', 'delivered', 'failed', 'withdrawn')),
        job_id text NOT NULL,
        manual boolean NOT NULL DEFAULT false,
        attempts int NOT NULL DEFAULT 0,
        last_error text,
        created_at timestamptz NOT NULL,
        finished_at timestamptz,
        CONSTRAINT delivery_source_uq UNIQUE (source_id, channel, recipient_id)
      ) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
      CREATE INDEX delivery_project_pending_idx ON delivery (project_id) WHERE state = 'pending';
      CREATE INDEX delivery_project_idx ON delivery (project_id, created_at DESC, id DESC) WHERE project_id IS NOT NULL;
      CREATE INDEX delivery_recipient_idx ON delivery (recipient_id, created_at DESC, id DESC);
      CREATE INDEX delivery_created_idx ON delivery (created_at DESC, id DESC);
      CREATE INDEX delivery_failed_idx ON delivery (created_at DESC, id DESC) WHERE state = 'failed';

      CREATE TABLE delivery_attempt (
        delivery_id uuid NOT NULL CONSTRAINT delivery_attempt_delivery_fk REFERENCES delivery (id) ON DELETE CASCADE,
        number int NOT NULL,
        started_at timestamptz NOT NULL,
        duration_ms int NOT NULL,
        outcome text NOT NULL CONSTRAINT delivery_attempt_outcome_ck CHECK (outcome IN ('delivered', 'failed')),
        status_code int,
        detail text,
        response_excerpt text,
        manual boolean NOT NULL,
        CONSTRAINT delivery_attempt_pk PRIMARY KEY (delivery_id, number)
      );

      CREATE TABLE inbox_message (
        id uuid CONSTRAINT inbox_message_pk PRIMARY KEY,
        person_id uuid NOT NULL,
        project_id uuid,
        title text NOT NULL,
        body text NOT NULL,
        link text,
        created_at timestamptz NOT NULL,
        read_at timestamptz
      );
      CREATE INDEX inbox_message_person_idx ON inbox_message (person_id, created_at DESC, id DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE inbox_message, delivery_attempt, delivery, webhook_endpoint');
  }
}
