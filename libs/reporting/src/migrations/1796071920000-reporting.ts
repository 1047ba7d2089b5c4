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
    leader_id uuid,
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
  `CREATE TABLE draft_decision (
    draft_id uuid NOT NULL,
    decision text NOT NULL,
    reason text,
    decided_by uuid NOT NULL,
    decided_by_name text NOT NULL,
    decided_at timestamptz NOT NULL,
    circular_id uuid,
    CONSTRAINT draft_decision_pk PRIMARY KEY (draft_id),
    CONSTRAINT draft_decision_ck CHECK (decision IN ('approved', 'dismissed')),
    CONSTRAINT draft_decision_circular_ck CHECK ((decision = 'approved') OR (circular_id IS NULL)),
    CONSTRAINT draft_decision_reason_ck CHECK ((decision <> 'dismissed') OR (reason IS NOT NULL))
  )`,
  `CREATE INDEX draft_decision_to_name_idx ON draft_decision (decided_at) WHERE ((decision = 'approved') AND (circular_id IS NULL))`,
  `CREATE TABLE interview (
    id uuid NOT NULL,
    draft_id uuid NOT NULL,
    project_id uuid NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    department_name text NOT NULL,
    attendee text NOT NULL,
    due_date date NOT NULL,
    percent integer NOT NULL,
    problem text NOT NULL,
    demand text NOT NULL,
    held_on date NOT NULL,
    held_at text NOT NULL,
    place text NOT NULL,
    host text NOT NULL,
    called_by uuid NOT NULL,
    called_by_name text NOT NULL,
    called_at timestamptz NOT NULL,
    CONSTRAINT interview_pk PRIMARY KEY (id),
    CONSTRAINT interview_draft_uq UNIQUE (draft_id),
    CONSTRAINT interview_number_uq UNIQUE (year, number)
  )`,
  `CREATE INDEX interview_called_idx ON interview (called_at, id)`,
  `CREATE INDEX interview_project_idx ON interview (project_id, called_at)`,
  `CREATE TABLE interview_counter (
    year integer NOT NULL,
    last integer NOT NULL,
    CONSTRAINT interview_counter_pk PRIMARY KEY (year),
    CONSTRAINT interview_counter_ck CHECK (last > 0)
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
  `ALTER TABLE circular ADD CONSTRAINT circular_leader_fk FOREIGN KEY (leader_id) REFERENCES person(id)`,
  `ALTER TABLE circular ADD CONSTRAINT circular_plan_fk FOREIGN KEY (plan_id) REFERENCES plan(id)`,
  `ALTER TABLE draft_decision ADD CONSTRAINT draft_decision_circular_fk FOREIGN KEY (circular_id) REFERENCES circular(id)`,
  `ALTER TABLE draft_decision ADD CONSTRAINT draft_decision_draft_fk FOREIGN KEY (draft_id) REFERENCES reminder(id)`,
  `ALTER TABLE interview ADD CONSTRAINT interview_draft_fk FOREIGN KEY (draft_id) REFERENCES reminder(id)`,
  `ALTER TABLE interview ADD CONSTRAINT interview_project_fk FOREIGN KEY (project_id) REFERENCES project(id)`,
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
    await runner.query(
      'DROP TABLE score_rules, score_appeal, interview_counter, interview, draft_decision, desk_action, circular_counter, circular CASCADE',
    );
  }
}
