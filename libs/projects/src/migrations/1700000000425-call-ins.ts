import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lower unit calls, the departments it names must come (社区吹哨、部门报到). */
export class CallIns1700000000425 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE call_in (
        id uuid CONSTRAINT call_in_pk PRIMARY KEY,
        matter text NOT NULL,
        place text,
        state text NOT NULL CONSTRAINT call_in_state_ck CHECK (state IN ('called', 'answered', 'confirmed')),
        caller_id uuid NOT NULL,
        caller_name text NOT NULL,
        department_id uuid CONSTRAINT call_in_caller_department_fk REFERENCES department,
        called_at timestamptz NOT NULL,
        sign_by date NOT NULL,
        due_date date NOT NULL,
        rating int CONSTRAINT call_in_rating_ck CHECK (rating BETWEEN 1 AND 5),
        confirmed_at timestamptz,
        unsatisfied int NOT NULL DEFAULT 0,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT call_in_confirmed_ck CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL))
      );
      CREATE INDEX call_in_open_idx ON call_in (due_date, id) WHERE state <> 'confirmed';

      CREATE TABLE call_in_department (
        call_in_id uuid NOT NULL CONSTRAINT call_in_department_call_fk REFERENCES call_in,
        department_id uuid NOT NULL CONSTRAINT call_in_department_department_fk REFERENCES department,
        acknowledged_at timestamptz,
        answer text,
        answered_by_name text,
        answered_at timestamptz,
        CONSTRAINT call_in_department_pk PRIMARY KEY (call_in_id, department_id),
        CONSTRAINT call_in_department_answer_ck CHECK ((answer IS NULL) = (answered_at IS NULL))
      );
      CREATE INDEX call_in_department_department_idx ON call_in_department (department_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE call_in_department, call_in');
  }
}
