import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Appeals against lines of scorecards. A decision is final, so one row tells what was known at any instant. */
export class ScoreAppeals1700000000640 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE score_appeal (
        id uuid CONSTRAINT score_appeal_pk PRIMARY KEY,
        department_id uuid NOT NULL CONSTRAINT score_appeal_department_fk REFERENCES department,
        line_id text NOT NULL,
        project_id uuid NOT NULL CONSTRAINT score_appeal_project_fk REFERENCES project,
        line_name text NOT NULL,
        line_date date NOT NULL,
        points numeric NOT NULL CONSTRAINT score_appeal_points_ck CHECK (points < 0),
        reason text NOT NULL,
        state text NOT NULL CONSTRAINT score_appeal_state_ck CHECK (state IN ('submitted', 'upheld', 'rejected')),
        submitted_by_name text NOT NULL,
        submitted_at timestamptz NOT NULL,
        answer text,
        decided_by_name text,
        decided_at timestamptz,
        CONSTRAINT score_appeal_line_uq UNIQUE (department_id, line_id),
        CONSTRAINT score_appeal_decided_ck
          CHECK (num_nonnulls(answer, decided_by_name, decided_at) = CASE WHEN state = 'submitted' THEN 0 ELSE 3 END)
      );
      CREATE INDEX score_appeal_submitted_idx ON score_appeal (submitted_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE score_appeal');
  }
}
