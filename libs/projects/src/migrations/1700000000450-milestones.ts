import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['project', 'project_version'] as const;

/** Dated steps inside a project, and the days from which it counts as behind. */
export class Milestones1700000000450 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE milestone (
        id uuid CONSTRAINT milestone_pk PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT milestone_project_fk REFERENCES project,
        position int NOT NULL,
        title text NOT NULL,
        due_date date NOT NULL,
        weight int NOT NULL DEFAULT 1 CONSTRAINT milestone_weight_ck CHECK (weight BETWEEN 1 AND 100),
        done_at timestamptz,
        CONSTRAINT milestone_position_uq UNIQUE (project_id, position) DEFERRABLE INITIALLY DEFERRED
      );
    `);
    for (const table of TABLES)
      await runner.query(`ALTER TABLE ${table} ADD at_risk_from date, ADD off_track_from date, ADD next_milestone_date date`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES)
      await runner.query(`ALTER TABLE ${table} DROP at_risk_from, DROP off_track_from, DROP next_milestone_date`);
    await runner.query('DROP TABLE milestone');
  }
}
