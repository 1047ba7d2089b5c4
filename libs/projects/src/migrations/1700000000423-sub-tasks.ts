import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['project', 'project_version'] as const;

/** A task broken down for several departments: each part is a project of its own. */
export class SubTasks1700000000423 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`ALTER TABLE ${table} ADD parent_id uuid, ADD weight int NOT NULL DEFAULT 1`);
    }
    await runner.query(`
      ALTER TABLE project
        ADD CONSTRAINT project_parent_fk FOREIGN KEY (parent_id) REFERENCES project,
        ADD CONSTRAINT project_parent_ck CHECK (parent_id <> id),
        ADD CONSTRAINT project_weight_ck CHECK (weight BETWEEN 1 AND 100);
      CREATE INDEX project_parent_idx ON project (parent_id) WHERE parent_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} DROP parent_id, DROP weight`);
  }
}
