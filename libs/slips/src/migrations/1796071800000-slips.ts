import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE TABLE slip (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,
    colour text NOT NULL,
    state text NOT NULL,
    colour_reason text,
    title text NOT NULL,
    text text NOT NULL,
    lead_department_name text NOT NULL,
    cooperating_department_names text[] NOT NULL,
    due_date date NOT NULL,
    percent integer NOT NULL,
    problem text NOT NULL,
    demand text NOT NULL,
    answer_days integer NOT NULL,
    answer_due date NOT NULL,
    recipients text[] NOT NULL,
    copied_to text[] NOT NULL,
    issued_by uuid NOT NULL,
    issued_by_name text NOT NULL,
    issued_at timestamptz NOT NULL,
    answer text,
    answered_by_name text,
    answered_at timestamptz,
    decision_reason text,
    decided_by_name text,
    decided_at timestamptz,
    send_backs integer NOT NULL,
    ended_at timestamptz,
    changed_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT slip_pk PRIMARY KEY (id),
    CONSTRAINT slip_answer_ck CHECK (num_nonnulls(answer, answered_by_name, answered_at) = ANY (ARRAY[0, 3])),
    CONSTRAINT slip_answer_days_ck CHECK (answer_days > 0),
    CONSTRAINT slip_answered_ck CHECK ((state NOT IN ('answered', 'sent_back', 'accepted')) OR (answer IS NOT NULL)),
    CONSTRAINT slip_colour_ck CHECK (colour IN ('blue', 'yellow', 'red')),
    CONSTRAINT slip_ended_ck CHECK ((ended_at IS NULL) = (state IN ('issued', 'answered', 'sent_back'))),
    CONSTRAINT slip_number_uq UNIQUE (year, number),
    CONSTRAINT slip_state_ck CHECK (state IN ('issued', 'answered', 'sent_back', 'accepted', 'withdrawn', 'settled'))
  )`,
  `CREATE INDEX slip_issued_idx ON slip (issued_at DESC, id DESC)`,
  `CREATE UNIQUE INDEX slip_open_uq ON slip (project_id, colour) WHERE (ended_at IS NULL)`,
  `CREATE INDEX slip_project_idx ON slip (project_id, issued_at)`,
  `CREATE TABLE slip_counter (
    year integer NOT NULL,
    last integer NOT NULL,
    CONSTRAINT slip_counter_pk PRIMARY KEY (year),
    CONSTRAINT slip_counter_ck CHECK (last > 0)
  )`,
  `CREATE TABLE slip_version (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL,
    colour text NOT NULL,
    state text NOT NULL,
    colour_reason text,
    title text NOT NULL,
    text text NOT NULL,
    lead_department_name text NOT NULL,
    cooperating_department_names text[] NOT NULL,
    due_date date NOT NULL,
    percent integer NOT NULL,
    problem text NOT NULL,
    demand text NOT NULL,
    answer_days integer NOT NULL,
    answer_due date NOT NULL,
    recipients text[] NOT NULL,
    copied_to text[] NOT NULL,
    issued_by uuid NOT NULL,
    issued_by_name text NOT NULL,
    issued_at timestamptz NOT NULL,
    answer text,
    answered_by_name text,
    answered_at timestamptz,
    decision_reason text,
    decided_by_name text,
    decided_at timestamptz,
    send_backs integer NOT NULL,
    ended_at timestamptz,
    changed_at timestamptz NOT NULL,
    version integer NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_to timestamptz NOT NULL,
    CONSTRAINT slip_version_pk PRIMARY KEY (id, version)
  )`,
  `CREATE INDEX slip_version_project_idx ON slip_version (project_id, valid_from)`,
  `ALTER TABLE slip ADD CONSTRAINT slip_project_fk FOREIGN KEY (project_id) REFERENCES project(id)`,
  `CREATE OR REPLACE FUNCTION keep_slip_version()
   RETURNS trigger
   LANGUAGE plpgsql
  AS $function$
        BEGIN
          IF TG_OP = 'UPDATE' THEN
            UPDATE slip_version v SET valid_to = c.changed_at FROM changed c WHERE v.id = c.id AND v.valid_to = 'infinity' AND v.version < c.version;
          END IF;
          INSERT INTO slip_version
            SELECT kept.* FROM changed c, LATERAL jsonb_populate_record(NULL::slip_version,
              to_jsonb(c) || jsonb_build_object('valid_from', c.changed_at, 'valid_to', 'infinity')) AS kept
            ON CONFLICT (id, version) DO NOTHING;
          RETURN NULL;
        END $function$`,
  `CREATE TRIGGER slip_kept_on_insert AFTER INSERT ON slip REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_slip_version()`,
  `CREATE TRIGGER slip_kept_on_update AFTER UPDATE ON slip REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_slip_version()`,
];

export class Slips1796071800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE slip_version, slip_counter, slip CASCADE');
    await runner.query('DROP FUNCTION keep_slip_version');
  }
}
