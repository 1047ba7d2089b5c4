import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE TABLE inbound_message (
    id uuid NOT NULL,
    source_id uuid NOT NULL,
    webhook_id text NOT NULL,
    headers jsonb NOT NULL,
    body bytea NOT NULL,
    state text NOT NULL,
    reason text,
    reports jsonb DEFAULT '[]'::jsonb NOT NULL,
    project_ids uuid[] DEFAULT '{}' NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    received_at timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT inbound_message_pk PRIMARY KEY (id),
    CONSTRAINT inbound_message_state_ck CHECK (state IN ('waiting', 'applied', 'ignored', 'failed')),
    CONSTRAINT inbound_message_webhook_uq UNIQUE (source_id, webhook_id)
  ) WITH (fillfactor=80)`,
  `CREATE INDEX inbound_message_body_idx ON inbound_message (finished_at) WHERE ((state IN ('applied', 'ignored')) AND (octet_length(body) > 0))`,
  `CREATE INDEX inbound_message_source_idx ON inbound_message (source_id, id DESC)`,
  `CREATE INDEX inbound_message_waiting_idx ON inbound_message (source_id, id) WHERE (state = 'waiting')`,
  `CREATE TABLE inbound_source (
    id uuid NOT NULL,
    name text NOT NULL,
    department_id uuid,
    mapping text NOT NULL,
    examples jsonb NOT NULL,
    public_keys text[] NOT NULL,
    encrypted_secret bytea NOT NULL,
    state text NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT inbound_source_pk PRIMARY KEY (id),
    CONSTRAINT inbound_source_name_uq UNIQUE (name),
    CONSTRAINT inbound_source_state_ck CHECK (state IN ('active', 'paused'))
  )`,
  `CREATE TABLE inbound_source_previous_secret (
    id uuid NOT NULL,
    source_id uuid NOT NULL,
    encrypted_secret bytea NOT NULL,
    valid_until timestamptz NOT NULL,
    CONSTRAINT inbound_source_previous_secret_pk PRIMARY KEY (id)
  )`,
  `CREATE INDEX inbound_source_previous_secret_source_idx ON inbound_source_previous_secret (source_id)`,
  `ALTER TABLE inbound_source_previous_secret ADD CONSTRAINT inbound_source_previous_secret_source_fk FOREIGN KEY (source_id) REFERENCES inbound_source(id) ON DELETE CASCADE`,
  `ALTER TABLE inbound_source ADD CONSTRAINT inbound_source_department_fk FOREIGN KEY (department_id) REFERENCES department(id)`,
];

export class Inbound1796071740000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE inbound_source_previous_secret, inbound_source, inbound_message CASCADE');
  }
}
