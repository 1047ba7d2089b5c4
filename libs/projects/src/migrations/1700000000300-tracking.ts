import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans, their items, projects and progress reports. */
export class Tracking1700000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE plan (
        id uuid CONSTRAINT plan_pk PRIMARY KEY,
        title text NOT NULL,
        issuer text,
        plan_year int CONSTRAINT plan_year_ck CHECK (plan_year BETWEEN 1949 AND 2200),
        file_name text,
        source text NOT NULL,
        source_hash text NOT NULL,
        state text NOT NULL CONSTRAINT plan_state_ck CHECK (state IN ('importing', 'review', 'failed')),
        skipped jsonb NOT NULL DEFAULT '[]',
        created_by uuid,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1
      );
      CREATE UNIQUE INDEX plan_source_uq ON plan (source_hash, plan_year) WHERE state <> 'failed';

      CREATE TABLE plan_item (
        id uuid CONSTRAINT plan_item_pk PRIMARY KEY,
        plan_id uuid NOT NULL CONSTRAINT plan_item_plan_fk REFERENCES plan,
        span_start int NOT NULL,
        span_end int NOT NULL,
        text text NOT NULL,
        title text NOT NULL,
        path text[] NOT NULL,
        due_text text,
        due date,
        quantities text[] NOT NULL,
        commitment text NOT NULL,
        state text NOT NULL CONSTRAINT plan_item_state_ck CHECK (state IN ('draft', 'registered', 'dropped', 'replaced')),
        drop_reason text,
        derived_from uuid[] NOT NULL DEFAULT '{}',
        version int NOT NULL DEFAULT 1,
        CONSTRAINT plan_item_span_ck CHECK (span_start >= 0 AND span_end > span_start)
      );
      CREATE INDEX plan_item_plan_idx ON plan_item (plan_id, span_start, id);

      CREATE TABLE project (
        id uuid CONSTRAINT project_pk PRIMARY KEY,
        plan_id uuid CONSTRAINT project_plan_fk REFERENCES plan,
        plan_item_id uuid CONSTRAINT project_plan_item_fk REFERENCES plan_item CONSTRAINT project_plan_item_uq UNIQUE,
        title text NOT NULL,
        text text NOT NULL,
        path text[] NOT NULL DEFAULT '{}',
        series text[] NOT NULL DEFAULT '{}',
        lead_department_id uuid NOT NULL CONSTRAINT project_lead_fk REFERENCES department,
        leader_id uuid CONSTRAINT project_leader_fk REFERENCES person,
        due_date date NOT NULL,
        original_due_date date NOT NULL,
        policy_id uuid NOT NULL,
        state text NOT NULL CONSTRAINT project_state_ck CHECK (state IN ('registered', 'in_progress', 'in_review', 'suspended', 'closed', 'cancelled')),
        state_before_suspension text,
        percent int NOT NULL DEFAULT 0 CONSTRAINT project_percent_ck CHECK (percent BETWEEN 0 AND 100),
        registered_at timestamptz NOT NULL,
        acknowledged_at timestamptz,
        last_report_at timestamptz,
        completion_requested_at timestamptz,
        closed_at timestamptz,
        returns int NOT NULL DEFAULT 0,
        version int NOT NULL DEFAULT 1
      ) WITH (fillfactor = 85);
      CREATE INDEX project_due_idx ON project (due_date, id);
      CREATE INDEX project_lead_due_idx ON project (lead_department_id, due_date, id);
      CREATE INDEX project_plan_idx ON project (plan_id);
      CREATE INDEX project_series_idx ON project USING gin (series);
      CREATE INDEX project_search_idx ON project USING gin ((title || ' ' || text) gin_trgm_ops);

      CREATE TABLE project_cooperation (
        project_id uuid NOT NULL CONSTRAINT project_cooperation_project_fk REFERENCES project,
        department_id uuid NOT NULL CONSTRAINT project_cooperation_department_fk REFERENCES department,
        CONSTRAINT project_cooperation_pk PRIMARY KEY (project_id, department_id)
      );
      CREATE INDEX project_cooperation_department_idx ON project_cooperation (department_id);

      CREATE TABLE progress_report (
        id uuid CONSTRAINT progress_report_pk PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT progress_report_project_fk REFERENCES project,
        percent int NOT NULL CONSTRAINT progress_report_percent_ck CHECK (percent BETWEEN 0 AND 100),
        text text NOT NULL,
        problems text,
        reported_by uuid,
        reported_by_name text NOT NULL,
        reported_at timestamptz NOT NULL
      );
      CREATE INDEX progress_report_project_idx ON progress_report (project_id, reported_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE progress_report, project_cooperation, project, plan_item, plan');
  }
}
