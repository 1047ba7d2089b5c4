import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What holds a project up, until somebody has put it right. */
export class Blockers1700000000424 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE blocker (
        id uuid CONSTRAINT blocker_pk PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT blocker_project_fk REFERENCES project,
        kind text NOT NULL CONSTRAINT blocker_kind_ck CHECK (kind IN ('funds', 'land', 'approval', 'relocation', 'other')),
        text text NOT NULL,
        state text NOT NULL CONSTRAINT blocker_state_ck CHECK (state IN ('raised', 'assigned', 'resolved')),
        raised_by uuid NOT NULL,
        raised_by_name text NOT NULL,
        department_id uuid CONSTRAINT blocker_department_fk REFERENCES department,
        raised_at timestamptz NOT NULL,
        assigned_department_id uuid CONSTRAINT blocker_assigned_department_fk REFERENCES department,
        assigned_person_id uuid CONSTRAINT blocker_assigned_person_fk REFERENCES person,
        due_date date,
        resolved_at timestamptz,
        resolution text,
        workdays int,
        reopenings int NOT NULL DEFAULT 0,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT blocker_resolved_ck CHECK ((state = 'resolved') = (resolved_at IS NOT NULL))
      );
      CREATE INDEX blocker_open_idx ON blocker (raised_at, id) WHERE state <> 'resolved';
      CREATE INDEX blocker_project_idx ON blocker (project_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE blocker');
  }
}
