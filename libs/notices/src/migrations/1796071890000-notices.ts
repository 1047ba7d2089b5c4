import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE TABLE project_notice (
    project_id uuid NOT NULL,
    department_id uuid NOT NULL,
    told_at timestamptz NOT NULL,
    CONSTRAINT project_notice_pk PRIMARY KEY (project_id, department_id)
  )`,
  `ALTER TABLE project_notice ADD CONSTRAINT project_notice_project_fk FOREIGN KEY (project_id) REFERENCES project(id)`,
  `ALTER TABLE project_notice ADD CONSTRAINT project_notice_department_fk FOREIGN KEY (department_id) REFERENCES department(id)`,
];

export class Notices1796071890000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE project_notice CASCADE');
  }
}
