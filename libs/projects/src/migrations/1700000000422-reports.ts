import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['project', 'project_version'] as const;

/** Reports that are returned for more or asked for out of turn, and the files that come with them. */
export class Reports1700000000422 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(
        `ALTER TABLE ${table} ADD report_returned_at timestamptz, ADD report_return_reason text, ADD report_requested_for date`,
      );
    }
    await runner.query(`
      ALTER TABLE project ADD CONSTRAINT project_report_return_ck CHECK ((report_returned_at IS NULL) = (report_return_reason IS NULL));
      ALTER TABLE progress_report ADD returned_at timestamptz, ADD return_reason text;

      CREATE TABLE report_request (
        id uuid CONSTRAINT report_request_pk PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT report_request_project_fk REFERENCES project,
        requested_by uuid NOT NULL,
        requested_by_name text NOT NULL,
        due_date date NOT NULL,
        text text NOT NULL,
        requested_at timestamptz NOT NULL,
        answered_at timestamptz
      );
      CREATE INDEX report_request_project_idx ON report_request (project_id, due_date);

      CREATE TABLE attachment (
        id uuid CONSTRAINT attachment_pk PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT attachment_project_fk REFERENCES project,
        report_id uuid CONSTRAINT attachment_report_fk REFERENCES progress_report,
        name text NOT NULL,
        media_type text NOT NULL,
        bytes int NOT NULL CONSTRAINT attachment_bytes_ck CHECK (bytes > 0),
        sha256 text NOT NULL,
        uploaded_by uuid NOT NULL,
        uploaded_by_name text NOT NULL,
        uploaded_at timestamptz NOT NULL,
        handed_in_at timestamptz
      );
      CREATE INDEX attachment_project_idx ON attachment (project_id, uploaded_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE attachment, report_request;
      ALTER TABLE progress_report DROP returned_at, DROP return_reason;
    `);
    for (const table of TABLES) {
      await runner.query(`ALTER TABLE ${table} DROP report_returned_at, DROP report_return_reason, DROP report_requested_for`);
    }
  }
}
