import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE TABLE due_step (
    duty_id uuid NOT NULL,
    project_id uuid,
    track text NOT NULL,
    step_key text NOT NULL,
    anchor_date date NOT NULL,
    planned_at timestamptz NOT NULL,
    fire_at timestamptz NOT NULL,
    CONSTRAINT due_step_pk PRIMARY KEY (duty_id, track),
    CONSTRAINT due_step_track_ck CHECK (track IN ('deadline', 'acknowledgement', 'report', 'review', 'decision', 'milestone', 'blue-slip', 'yellow-slip', 'red-slip', 'helper-acknowledgement', 'helper-report', 'helper-deadline', 'blocker-assignment', 'blocker-resolution', 'call-in-acknowledgement', 'call-in-answer', 'instruction-answer'))
  ) WITH (fillfactor=70, autovacuum_vacuum_scale_factor=0.01, autovacuum_vacuum_threshold=1000)`,
  `CREATE INDEX due_step_fire_idx ON due_step (fire_at)`,
  `CREATE INDEX due_step_project_idx ON due_step (project_id)`,
  `CREATE TABLE reminder (
    id uuid NOT NULL,
    duty_id uuid NOT NULL,
    project_id uuid,
    track text NOT NULL,
    step_key text NOT NULL,
    anchor_date date NOT NULL,
    level integer NOT NULL,
    kind text NOT NULL,
    planned_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    merged_into uuid,
    CONSTRAINT reminder_pk PRIMARY KEY (id),
    CONSTRAINT reminder_kind_ck CHECK (kind IN ('reminder', 'escalation', 'draft')),
    CONSTRAINT reminder_level_ck CHECK ((level >= 0) AND (level <= 5)),
    CONSTRAINT reminder_step_uq UNIQUE (duty_id, track, step_key, anchor_date)
  )`,
  `CREATE INDEX reminder_draft_idx ON reminder (recorded_at, id) WHERE (kind = 'draft')`,
  `CREATE INDEX reminder_recorded_idx ON reminder (recorded_at)`,
  `CREATE TABLE digest_line (
    source_id uuid NOT NULL,
    reminder_id uuid,
    notice jsonb,
    person_id uuid NOT NULL,
    channel text NOT NULL,
    project_id uuid,
    deputy_for text NOT NULL,
    send_at timestamptz NOT NULL,
    state text NOT NULL,
    digest_id uuid,
    CONSTRAINT digest_line_pk PRIMARY KEY (source_id, person_id, channel),
    CONSTRAINT digest_line_says_ck CHECK ((reminder_id IS NOT NULL) OR (notice IS NOT NULL)),
    CONSTRAINT digest_line_sent_ck CHECK ((digest_id IS NOT NULL) = (state = 'sent')),
    CONSTRAINT digest_line_state_ck CHECK (state IN ('waiting', 'sent', 'withdrawn'))
  ) WITH (autovacuum_vacuum_scale_factor=0.01, autovacuum_vacuum_threshold=1000)`,
  `CREATE INDEX digest_line_digest_idx ON digest_line (digest_id) WHERE (state = 'sent')`,
  `CREATE INDEX digest_line_person_waiting_idx ON digest_line (person_id, send_at) WHERE (state = 'waiting')`,
  `CREATE INDEX digest_line_project_idx ON digest_line (project_id)`,
  `CREATE INDEX digest_line_waiting_idx ON digest_line (send_at) WHERE (state = 'waiting')`,
  `CREATE TABLE used_click (
    person_id uuid NOT NULL,
    project_id uuid NOT NULL,
    transition text NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz NOT NULL,
    CONSTRAINT used_click_pk PRIMARY KEY (person_id, project_id, transition, expires_at)
  )`,
  `ALTER TABLE digest_line ADD CONSTRAINT digest_line_person_fk FOREIGN KEY (person_id) REFERENCES person(id)`,
  `ALTER TABLE digest_line ADD CONSTRAINT digest_line_project_fk FOREIGN KEY (project_id) REFERENCES project(id)`,
  `ALTER TABLE digest_line ADD CONSTRAINT digest_line_reminder_fk FOREIGN KEY (reminder_id) REFERENCES reminder(id)`,
  `ALTER TABLE due_step ADD CONSTRAINT due_step_project_fk FOREIGN KEY (project_id) REFERENCES project(id)`,
  `ALTER TABLE reminder ADD CONSTRAINT reminder_merged_fk FOREIGN KEY (merged_into) REFERENCES reminder(id) DEFERRABLE INITIALLY DEFERRED`,
  `ALTER TABLE reminder ADD CONSTRAINT reminder_project_fk FOREIGN KEY (project_id) REFERENCES project(id)`,
  `ALTER TABLE used_click ADD CONSTRAINT used_click_person_fk FOREIGN KEY (person_id) REFERENCES person(id)`,
  `ALTER TABLE used_click ADD CONSTRAINT used_click_project_fk FOREIGN KEY (project_id) REFERENCES project(id)`,
];

export class Reminders1796071860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE used_click, digest_line, reminder, due_step CASCADE');
  }
}
