import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE TABLE saved_view (
    id uuid NOT NULL,
    name text NOT NULL,
    owner_id uuid NOT NULL,
    owner_name text NOT NULL,
    shared boolean NOT NULL,
    filter jsonb NOT NULL,
    changed_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT saved_view_pk PRIMARY KEY (id),
    CONSTRAINT saved_view_name_ck CHECK (name <> ''),
    CONSTRAINT saved_view_name_uq UNIQUE (owner_id, name)
  )`,
  `CREATE INDEX saved_view_shared_idx ON saved_view (name) WHERE shared`,
  `CREATE TABLE report_schedule (
    id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    format text,
    every text NOT NULL,
    covers text NOT NULL,
    day integer NOT NULL,
    time text NOT NULL,
    view_id uuid,
    filter jsonb NOT NULL,
    audience text[] NOT NULL,
    recipient_ids uuid[] NOT NULL,
    created_by uuid NOT NULL,
    created_by_name text NOT NULL,
    created_at timestamptz NOT NULL,
    next_from date NOT NULL,
    next_at timestamptz NOT NULL,
    paused_at timestamptz,
    removed_at timestamptz,
    version integer NOT NULL,
    CONSTRAINT report_schedule_pk PRIMARY KEY (id),
    CONSTRAINT report_schedule_audience_ck CHECK (audience <> '{}' OR recipient_ids <> '{}'),
    CONSTRAINT report_schedule_every_ck CHECK (every IN ('week', 'month', 'quarter') AND covers IN ('previous', 'current')),
    CONSTRAINT report_schedule_format_ck CHECK ((kind = 'circular') = (format IS NULL) AND format IN ('docx', 'xlsx')),
    CONSTRAINT report_schedule_kind_ck CHECK (kind IN ('circular', 'ledger', 'board'))
  )`,
  `CREATE INDEX report_schedule_due_idx ON report_schedule (next_at) WHERE ((paused_at IS NULL) AND (removed_at IS NULL))`,
  `CREATE TABLE report_run (
    id uuid NOT NULL,
    schedule_id uuid NOT NULL,
    period text NOT NULL,
    state text NOT NULL,
    due_at timestamptz,
    late boolean NOT NULL,
    asked_by_name text,
    created_at timestamptz NOT NULL,
    made_at timestamptz,
    day date,
    filter jsonb,
    projects integer,
    headline text,
    circular_id uuid,
    problem_code text,
    problem text,
    tries integer NOT NULL,
    CONSTRAINT report_run_pk PRIMARY KEY (id),
    CONSTRAINT report_run_made_ck CHECK ((state = 'made') = (made_at IS NOT NULL)),
    CONSTRAINT report_run_problem_ck CHECK ((state = 'failed') = (problem_code IS NOT NULL)),
    CONSTRAINT report_run_state_ck CHECK (state IN ('waiting', 'made', 'failed', 'skipped'))
  )`,
  `CREATE INDEX report_run_created_idx ON report_run (created_at, id)`,
  `CREATE UNIQUE INDEX report_run_period_uq ON report_run (schedule_id, period) WHERE (asked_by_name IS NULL)`,
  `ALTER TABLE report_run ADD CONSTRAINT report_run_circular_fk FOREIGN KEY (circular_id) REFERENCES circular(id)`,
  `ALTER TABLE report_run ADD CONSTRAINT report_run_schedule_fk FOREIGN KEY (schedule_id) REFERENCES report_schedule(id)`,
  `ALTER TABLE report_schedule ADD CONSTRAINT report_schedule_view_fk FOREIGN KEY (view_id) REFERENCES saved_view(id)`,
  `ALTER TABLE saved_view ADD CONSTRAINT saved_view_owner_fk FOREIGN KEY (owner_id) REFERENCES person(id)`,
];

export class Schedules1796071950000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_run, report_schedule, saved_view CASCADE');
  }
}
