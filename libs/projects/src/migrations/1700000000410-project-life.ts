import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['project', 'project_version'] as const;

/** Assignment and objection, extension requests, excused delays, reopening. */
export class ProjectLife1700000000410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`
        ALTER TABLE ${table}
          ADD assigned_at timestamptz,
          ADD objection text,
          ADD objected_at timestamptz,
          ADD requested_due_date date,
          ADD extension_reason text,
          ADD extension_requested_at timestamptz,
          ADD extensions int NOT NULL DEFAULT 0,
          ADD excused_reason text,
          ADD reopenings int NOT NULL DEFAULT 0;
        UPDATE ${table} SET assigned_at = registered_at;
        ALTER TABLE ${table} ALTER assigned_at SET NOT NULL, ALTER assigned_at SET DEFAULT now();
      `);
    }
    await runner.query(`
      ALTER TABLE project
        ADD CONSTRAINT project_objection_ck CHECK ((objection IS NULL) = (objected_at IS NULL)),
        ADD CONSTRAINT project_extension_ck
          CHECK (num_nonnulls(requested_due_date, extension_reason, extension_requested_at) IN (0, 3));
      CREATE INDEX project_decision_idx ON project (id) WHERE requested_due_date IS NOT NULL OR objection IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(`
        ALTER TABLE ${table} DROP assigned_at, DROP objection, DROP objected_at, DROP requested_due_date, DROP extension_reason,
          DROP extension_requested_at, DROP extensions, DROP excused_reason, DROP reopenings;
      `);
  }
}
