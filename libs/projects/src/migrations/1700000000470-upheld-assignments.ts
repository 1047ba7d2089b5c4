import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['project', 'project_version'] as const;

/** Since when an assignment stands that a department objected to; its signature is owed from there. */
export class UpheldAssignments1700000000470 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} ADD deadline_restarted_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} DROP deadline_restarted_at`);
  }
}
