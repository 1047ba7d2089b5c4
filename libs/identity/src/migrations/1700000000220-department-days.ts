import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days on which a department works otherwise than the official calendar says. What was set before is kept, for questions as of a past day. */
export class DepartmentDays1700000000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE department_day (
        id uuid CONSTRAINT department_day_pk PRIMARY KEY,
        department_id uuid NOT NULL CONSTRAINT department_day_department_fk REFERENCES department,
        day date NOT NULL,
        working boolean NOT NULL,
        reason text NOT NULL,
        set_by_name text NOT NULL,
        set_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE UNIQUE INDEX department_day_uq ON department_day (department_id, day) WHERE ended_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE department_day');
  }
}
