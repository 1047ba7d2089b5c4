import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE TABLE background_job (
    id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    progress integer NOT NULL,
    message text NOT NULL,
    result jsonb,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT background_job_pk PRIMARY KEY (id),
    CONSTRAINT background_job_progress_ck CHECK ((progress >= 0) AND (progress <= 100)),
    CONSTRAINT background_job_state_ck CHECK (state IN ('waiting', 'running', 'done', 'failed'))
  )`,
  `CREATE TABLE event (
    id uuid NOT NULL,
    type text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    sequence integer NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz DEFAULT clock_timestamp() NOT NULL,
    data jsonb NOT NULL,
    CONSTRAINT event_pk PRIMARY KEY (id),
    CONSTRAINT event_subject_sequence_uq UNIQUE (subject_id, sequence)
  )`,
  `CREATE INDEX event_type_occurred_idx ON event (type, occurred_at)`,
  `CREATE TABLE event_sequence (
    subject_id uuid NOT NULL,
    last_sequence integer NOT NULL,
    CONSTRAINT event_sequence_pk PRIMARY KEY (subject_id)
  ) WITH (fillfactor=80)`,
  `CREATE TABLE outbox_job (
    id text NOT NULL,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    run_at timestamptz NOT NULL,
    enqueued_at timestamptz,
    tries integer DEFAULT 0 NOT NULL,
    last_error text,
    CONSTRAINT outbox_job_pk PRIMARY KEY (id)
  ) WITH (fillfactor=70, autovacuum_vacuum_scale_factor=0.01, autovacuum_vacuum_threshold=1000)`,
  `CREATE INDEX outbox_job_due_idx ON outbox_job (run_at) WHERE (enqueued_at IS NULL)`,
  `CREATE INDEX outbox_job_lease_idx ON outbox_job (enqueued_at) WHERE (enqueued_at IS NOT NULL)`,
  `CREATE OR REPLACE FUNCTION refuse_change()
   RETURNS trigger
   LANGUAGE plpgsql
  AS $function$
        BEGIN
          RAISE EXCEPTION 'the history is append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
        END $function$`,
  `CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

export class Outbox1796071200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox_job, event_sequence, event, background_job CASCADE');
    await runner.query('DROP FUNCTION refuse_change');
  }
}
