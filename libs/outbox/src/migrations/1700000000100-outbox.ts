import type { MigrationInterface, QueryRunner } from 'typeorm';

/** History, promised jobs, background jobs. */
export class EventQueue1700000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE event (
        id uuid CONSTRAINT event_pk PRIMARY KEY,
        type text NOT NULL,
        subject_kind text NOT NULL,
        subject_id uuid NOT NULL,
        sequence int NOT NULL,
        actor_id uuid,
        actor_name text NOT NULL,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        data jsonb NOT NULL,
        CONSTRAINT event_subject_sequence_uq UNIQUE (subject_id, sequence)
      );
      CREATE INDEX event_type_occurred_idx ON event (type, occurred_at);
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the history is append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE event_sequence (
        subject_id uuid CONSTRAINT event_sequence_pk PRIMARY KEY,
        last_sequence int NOT NULL
      ) WITH (fillfactor = 80);

      CREATE TABLE outbox_job (
        id text CONSTRAINT promised_job_pk PRIMARY KEY,
        kind text NOT NULL,
        payload jsonb NOT NULL,
        run_at timestamptz NOT NULL,
        enqueued_at timestamptz,
        tries int NOT NULL DEFAULT 0,
        last_error text
      ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
      CREATE INDEX promised_job_due_idx ON outbox_job (run_at) WHERE enqueued_at IS NULL;
      CREATE INDEX promised_job_lease_idx ON outbox_job (enqueued_at) WHERE enqueued_at IS NOT NULL;

      CREATE TABLE background_job (
        id uuid CONSTRAINT background_job_pk PRIMARY KEY,
        kind text NOT NULL,
        state text NOT NULL CONSTRAINT background_job_state_ck CHECK (state IN ('waiting', 'running', 'done', 'failed')),
        progress int NOT NULL CONSTRAINT background_job_progress_ck CHECK (progress BETWEEN 0 AND 100),
        message text NOT NULL,
        result jsonb,
        created_by uuid,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE background_job, outbox_job, event_sequence, event;
      DROP FUNCTION refuse_change();
    `);
  }
}
