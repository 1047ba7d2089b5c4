import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies, the next step of each project, and the record of what was sent. */
export class Supervision1700000000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE policy (
        id uuid CONSTRAINT policy_pk PRIMARY KEY,
        name text NOT NULL,
        version int NOT NULL,
        definition jsonb NOT NULL,
        created_by uuid,
        created_at timestamptz NOT NULL,
        CONSTRAINT policy_name_version_uq UNIQUE (name, version)
      );
      ALTER TABLE project ADD CONSTRAINT project_policy_fk FOREIGN KEY (policy_id) REFERENCES policy;

      CREATE TABLE due_step (
        project_id uuid NOT NULL CONSTRAINT due_step_project_fk REFERENCES project,
        track text NOT NULL CONSTRAINT due_step_track_ck CHECK (track IN ('deadline', 'acknowledgement', 'report', 'review')),
        step_key text NOT NULL,
        anchor_date date NOT NULL,
        planned_at timestamptz NOT NULL,
        fire_at timestamptz NOT NULL,
        CONSTRAINT due_step_pk PRIMARY KEY (project_id, track)
      ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
      CREATE INDEX due_step_fire_idx ON due_step (fire_at);

      CREATE TABLE reminder (
        id uuid CONSTRAINT reminder_pk PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT reminder_project_fk REFERENCES project,
        track text NOT NULL,
        step_key text NOT NULL,
        anchor_date date NOT NULL,
        level int NOT NULL CONSTRAINT reminder_level_ck CHECK (level BETWEEN 0 AND 5),
        kind text NOT NULL CONSTRAINT reminder_kind_ck CHECK (kind IN ('reminder', 'escalation', 'draft')),
        planned_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        merged_into uuid CONSTRAINT reminder_merged_fk REFERENCES reminder DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT reminder_step_uq UNIQUE (project_id, track, step_key, anchor_date)
      );
      CREATE INDEX reminder_recorded_idx ON reminder (recorded_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE reminder, due_step;
      ALTER TABLE project DROP CONSTRAINT project_policy_fk;
      DROP TABLE policy;
    `);
  }
}
