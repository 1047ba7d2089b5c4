import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['project', 'project_version'] as const;

/** A running project may be moved to another version of its policy; dates of another cadence count from that day on. */
export class AdoptedPolicies1700000000641 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} ADD cadence_since date`);
    await runner.query('CREATE INDEX project_policy_idx ON project (policy_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX project_policy_idx');
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} DROP cadence_since`);
  }
}
