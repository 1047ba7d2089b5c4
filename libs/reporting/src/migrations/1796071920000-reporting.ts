import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE TABLE circular (
    id uuid NOT NULL,
    state text NOT NULL,
    year integer,
    number integer,
    period text NOT NULL,
    plan_id uuid,
    series text,
    text jsonb NOT NULL,
    edited text[] NOT NULL,
    figures jsonb NOT NULL,
    drafted_by_name text NOT NULL,
    drafted_at timestamptz NOT NULL,
    issued_by_name text,
    issued_at timestamptz,
    changed_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT circular_pk PRIMARY KEY (id),
    CONSTRAINT circular_issued_ck CHECK ((num_nonnulls(year, number, issued_by_name, issued_at) =
  CASE
      WHEN (state = 'issued') THEN 4
      ELSE 0
  END)),
    CONSTRAINT circular_number_uq UNIQUE (year, number),
    CONSTRAINT circular_state_ck CHECK (state IN ('draft', 'issued', 'withdrawn'))
  )`,
  `CREATE INDEX circular_drafted_idx ON circular (drafted_at DESC, id DESC)`,
  `CREATE TABLE circular_counter (
    year integer NOT NULL,
    last integer NOT NULL,
    CONSTRAINT circular_counter_pk PRIMARY KEY (year),
    CONSTRAINT circular_counter_ck CHECK (last > 0)
  )`,
  `CREATE TABLE desk_action (
    request_id text NOT NULL,
    project_id uuid NOT NULL,
    action text NOT NULL,
    actor_id uuid NOT NULL,
    at timestamptz NOT NULL,
    slip_id uuid,
    CONSTRAINT desk_action_pk PRIMARY KEY (request_id, project_id)
  )`,
  `CREATE TABLE score_appeal (
    id uuid NOT NULL,
    department_id uuid NOT NULL,
    line_id text NOT NULL,
    project_id uuid NOT NULL,
    line_name text NOT NULL,
    line_date date NOT NULL,
    points numeric NOT NULL,
    reason text NOT NULL,
    state text NOT NULL,
    submitted_by_name text NOT NULL,
    submitted_at timestamptz NOT NULL,
    answer text,
    decided_by_name text,
    decided_at timestamptz,
    CONSTRAINT score_appeal_pk PRIMARY KEY (id),
    CONSTRAINT score_appeal_decided_ck CHECK ((num_nonnulls(answer, decided_by_name, decided_at) =
  CASE
      WHEN (state = 'submitted') THEN 0
      ELSE 3
  END)),
    CONSTRAINT score_appeal_line_uq UNIQUE (department_id, line_id),
    CONSTRAINT score_appeal_points_ck CHECK (points < (0)::numeric),
    CONSTRAINT score_appeal_state_ck CHECK (state IN ('submitted', 'upheld', 'rejected'))
  )`,
  `CREATE INDEX score_appeal_submitted_idx ON score_appeal (submitted_at, id)`,
  `CREATE TABLE score_rules (
    id uuid NOT NULL,
    version integer NOT NULL,
    definition jsonb NOT NULL,
    in_force_from timestamptz,
    created_by uuid,
    created_by_name text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT score_rules_pk PRIMARY KEY (id),
    CONSTRAINT score_rules_in_force_ck CHECK (in_force_from >= created_at),
    CONSTRAINT score_rules_version_uq UNIQUE (version)
  )`,
  `ALTER TABLE circular ADD CONSTRAINT circular_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id)`,
  `ALTER TABLE score_appeal ADD CONSTRAINT score_appeal_department_fk FOREIGN KEY (department_id) REFERENCES department(id)`,
  `ALTER TABLE score_appeal ADD CONSTRAINT score_appeal_project_fk FOREIGN KEY (project_id) REFERENCES project(id)`,
  `CREATE TRIGGER circular_frozen BEFORE DELETE OR UPDATE ON circular FOR EACH ROW WHEN ((old.state <> 'draft')) EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER score_rules_unchanged BEFORE DELETE OR UPDATE ON score_rules FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
];

export class Reporting1796071920000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE score_rules, score_appeal, desk_action, circular_counter, circular CASCADE');
  }
}
