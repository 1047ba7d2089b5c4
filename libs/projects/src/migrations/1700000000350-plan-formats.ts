import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A plan, and each later version of it, comes from a file of some format, which may tell the structure of its text. */
export class PlanFormats1700000000350 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['plan', 'plan_revision']) {
      await runner.query(`
        ALTER TABLE ${table}
          ADD format text NOT NULL DEFAULT 'text' CONSTRAINT ${table}_format_ck
            CHECK (format IN ('text', 'markdown', 'html', 'docx', 'doc', 'pdf', 'xlsx', 'csv', 'ofd')),
          ADD layout jsonb,
          ADD notes jsonb NOT NULL DEFAULT '[]';
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['plan', 'plan_revision']) {
      await runner.query(`ALTER TABLE ${table} DROP format, DROP layout, DROP notes`);
    }
  }
}
