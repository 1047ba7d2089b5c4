import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE TABLE delivery (
    id uuid NOT NULL,
    channel text NOT NULL,
    recipient_id uuid NOT NULL,
    address text,
    source_id uuid NOT NULL,
    project_id uuid,
    content jsonb NOT NULL,
    state text NOT NULL,
    job_id text NOT NULL,
    manual boolean DEFAULT false NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    manual_attempts integer DEFAULT 0 NOT NULL,
    retry_at timestamptz,
    last_error text,
    created_at timestamptz NOT NULL,
    queued_at timestamptz DEFAULT now() NOT NULL,
    finished_at timestamptz,
    due_at timestamptz,
    carrier_id uuid,
    order_key uuid,
    order_number integer,
    CONSTRAINT delivery_pk PRIMARY KEY (id),
    CONSTRAINT delivery_due_ck CHECK ((due_at IS NULL) OR ((state = 'pending') AND (channel = 'webhook'))),
    CONSTRAINT delivery_order_ck CHECK ((order_key IS NULL) = (order_number IS NULL)),
    CONSTRAINT delivery_source_uq UNIQUE (source_id, channel, recipient_id),
    CONSTRAINT delivery_state_ck CHECK (state IN ('pending', 'delivered', 'failed', 'withdrawn'))
  ) WITH (fillfactor=80, autovacuum_vacuum_scale_factor=0.01, autovacuum_vacuum_threshold=1000)`,
  `CREATE INDEX delivery_created_idx ON delivery (created_at DESC, id DESC)`,
  `CREATE INDEX delivery_failed_idx ON delivery (created_at DESC, id DESC) WHERE (state = 'failed')`,
  `CREATE INDEX delivery_in_flight_idx ON delivery (recipient_id) WHERE ((channel = 'webhook') AND (state = 'pending') AND (due_at IS NULL))`,
  `CREATE INDEX delivery_order_idx ON delivery (recipient_id, order_key, order_number) WHERE ((state = 'pending') AND (order_key IS NOT NULL))`,
  `CREATE INDEX delivery_project_idx ON delivery (project_id, created_at DESC, id DESC) WHERE (project_id IS NOT NULL)`,
  `CREATE INDEX delivery_project_pending_idx ON delivery (project_id) WHERE (state = 'pending')`,
  `CREATE INDEX delivery_queue_idx ON delivery (recipient_id, due_at, id) WHERE (due_at IS NOT NULL)`,
  `CREATE INDEX delivery_recipient_failed_idx ON delivery (recipient_id, created_at, id) WHERE (state = 'failed')`,
  `CREATE INDEX delivery_recipient_idx ON delivery (recipient_id, created_at DESC, id DESC)`,
  `CREATE INDEX delivery_turn_idx ON delivery (recipient_id, id) WHERE ((state = 'pending') AND (channel NOT IN ('inbox', 'webhook')))`,
  `CREATE TABLE delivery_attempt (
    delivery_id uuid NOT NULL,
    number integer NOT NULL,
    started_at timestamptz NOT NULL,
    duration_ms integer NOT NULL,
    outcome text NOT NULL,
    status_code integer,
    detail text,
    response_excerpt text,
    manual boolean NOT NULL,
    CONSTRAINT delivery_attempt_pk PRIMARY KEY (delivery_id, number),
    CONSTRAINT delivery_attempt_outcome_ck CHECK (outcome IN ('delivered', 'failed'))
  )`,
  `CREATE INDEX delivery_attempt_started_idx ON delivery_attempt (started_at)`,
  `ALTER TABLE delivery_attempt ADD CONSTRAINT delivery_attempt_delivery_fk FOREIGN KEY (delivery_id) REFERENCES delivery(id) ON DELETE CASCADE`,
];

export class Delivery1796071560000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delivery_attempt, delivery CASCADE');
  }
}
