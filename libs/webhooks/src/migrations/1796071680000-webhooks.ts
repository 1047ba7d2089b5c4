import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE TABLE webhook_endpoint (
    id uuid NOT NULL,
    url text NOT NULL,
    description text NOT NULL,
    encrypted_secret bytea NOT NULL,
    event_types text[] NOT NULL,
    disabled_reason text,
    created_by uuid,
    created_at timestamptz NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    max_in_flight integer DEFAULT 4 NOT NULL,
    rate_per_minute integer,
    state text NOT NULL,
    state_since timestamptz DEFAULT now() NOT NULL,
    public_key text,
    encrypted_private_key bytea,
    header_names text[] DEFAULT '{}' NOT NULL,
    encrypted_headers bytea,
    filter jsonb DEFAULT '{}'::jsonb NOT NULL,
    ordered boolean DEFAULT false NOT NULL,
    CONSTRAINT webhook_endpoint_pk PRIMARY KEY (id),
    CONSTRAINT webhook_endpoint_headers_ck CHECK ((header_names = '{}') = (encrypted_headers IS NULL)),
    CONSTRAINT webhook_endpoint_key_ck CHECK ((public_key IS NULL) = (encrypted_private_key IS NULL)),
    CONSTRAINT webhook_endpoint_max_in_flight_ck CHECK ((max_in_flight >= 1) AND (max_in_flight <= 50)),
    CONSTRAINT webhook_endpoint_rate_ck CHECK ((rate_per_minute >= 1) AND (rate_per_minute <= 6000)),
    CONSTRAINT webhook_endpoint_state_ck CHECK (state IN ('active', 'paused', 'disabled'))
  )`,
  `CREATE TABLE endpoint_queue (
    endpoint_id uuid NOT NULL,
    last_ok boolean,
    failures_in_a_row integer DEFAULT 0 NOT NULL,
    window_started_at timestamptz,
    window_attempts integer DEFAULT 0 NOT NULL,
    window_failures integer DEFAULT 0 NOT NULL,
    open_until timestamptz,
    paused_until timestamptz,
    next_send_at timestamptz,
    failing_since timestamptz,
    warned_percent integer DEFAULT 0 NOT NULL,
    CONSTRAINT endpoint_queue_pk PRIMARY KEY (endpoint_id)
  ) WITH (fillfactor=70, autovacuum_vacuum_scale_factor=0.01, autovacuum_vacuum_threshold=1000)`,
  `CREATE TABLE endpoint_previous_secret (
    id uuid NOT NULL,
    endpoint_id uuid NOT NULL,
    encrypted_secret bytea NOT NULL,
    public_key text,
    encrypted_private_key bytea,
    valid_until timestamptz NOT NULL,
    CONSTRAINT endpoint_previous_secret_pk PRIMARY KEY (id),
    CONSTRAINT endpoint_previous_secret_key_ck CHECK ((public_key IS NULL) = (encrypted_private_key IS NULL))
  )`,
  `CREATE INDEX endpoint_previous_secret_endpoint_idx ON endpoint_previous_secret (endpoint_id)`,
  `CREATE TABLE endpoint_recovery (
    endpoint_id uuid NOT NULL,
    job_id uuid NOT NULL,
    since timestamptz NOT NULL,
    until timestamptz NOT NULL,
    total integer NOT NULL,
    put integer DEFAULT 0 NOT NULL,
    last_created_at timestamptz NOT NULL,
    last_id uuid NOT NULL,
    CONSTRAINT endpoint_recovery_pk PRIMARY KEY (endpoint_id)
  )`,
  `ALTER TABLE endpoint_previous_secret ADD CONSTRAINT endpoint_previous_secret_endpoint_fk FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON DELETE CASCADE`,
  `ALTER TABLE endpoint_queue ADD CONSTRAINT endpoint_queue_endpoint_fk FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON DELETE CASCADE`,
  `ALTER TABLE endpoint_recovery ADD CONSTRAINT endpoint_recovery_endpoint_fk FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint(id) ON DELETE CASCADE`,
];

export class Webhooks1796071680000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE endpoint_recovery, endpoint_previous_secret, endpoint_queue, webhook_endpoint CASCADE');
  }
}
