import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Systems that report by webhook, and what came from them. */
export class Inbound1700000000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inbound_source (
        id uuid CONSTRAINT inbound_source_pk PRIMARY KEY,
        name text NOT NULL CONSTRAINT inbound_source_name_uq UNIQUE,
        department_id uuid CONSTRAINT inbound_source_department_fk REFERENCES department,
        mapping text NOT NULL,
        examples jsonb NOT NULL,
        public_keys text[] NOT NULL,
        encrypted_secret bytea NOT NULL,
        encrypted_previous_secret bytea,
        previous_secret_until timestamptz,
        state text NOT NULL CONSTRAINT inbound_source_state_ck CHECK (state IN ('active', 'paused')),
        created_by uuid,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1
      );

      CREATE TABLE inbound_message (
        id uuid CONSTRAINT inbound_message_pk PRIMARY KEY,
        source_id uuid NOT NULL,
        webhook_id text NOT NULL,
        headers jsonb NOT NULL,
        body bytea NOT NULL,
        state text NOT NULL CONSTRAINT inbound_message_state_ck CHECK (state IN ('waiting', 'applied', 'ignored', 'failed')),
        reason text,
        reports jsonb NOT NULL DEFAULT '[]',
        project_ids uuid[] NOT NULL DEFAULT '{}',
        tries int NOT NULL DEFAULT 0,
        received_at timestamptz NOT NULL,
        finished_at timestamptz,
        CONSTRAINT inbound_message_webhook_uq UNIQUE (source_id, webhook_id)
      ) WITH (fillfactor = 80);
      CREATE INDEX inbound_message_source_idx ON inbound_message (source_id, id DESC);
      CREATE INDEX inbound_message_waiting_idx ON inbound_message (source_id, id) WHERE state = 'waiting';

      -- Reports may name a project by its title.
      CREATE INDEX project_title_idx ON project USING hash (title);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX project_title_idx; DROP TABLE inbound_message, inbound_source');
  }
}
