import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Departments that help sign and report too; reports say whose they are. */
export class Cooperation1700000000421 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE project_cooperation
        ADD assigned_at timestamptz NOT NULL DEFAULT now(),
        ADD acknowledged_at timestamptz,
        ADD last_report_at timestamptz;
      UPDATE project_cooperation c SET assigned_at = p.registered_at FROM project p WHERE p.id = c.project_id;
      ALTER TABLE progress_report
        ADD department_id uuid CONSTRAINT progress_report_department_fk REFERENCES department;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE progress_report DROP department_id;
      ALTER TABLE project_cooperation DROP assigned_at, DROP acknowledged_at, DROP last_report_at;
    `);
  }
}
