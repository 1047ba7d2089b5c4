import type { MigrationInterface, QueryRunner } from 'typeorm';

const TRACKS = ['deadline', 'acknowledgement', 'report', 'review', 'decision', 'milestone'];

/**
 * Slips with their yearly counter and every state they were ever in (as `project_version` keeps projects), and what was
 * done for one request to many overdue projects.
 */
export class Slips1700000000620 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE slip_counter (
        year int CONSTRAINT slip_counter_pk PRIMARY KEY,
        last int NOT NULL CONSTRAINT slip_counter_ck CHECK (last > 0)
      );

      CREATE TABLE slip (
        id uuid CONSTRAINT slip_pk PRIMARY KEY,
        project_id uuid NOT NULL CONSTRAINT slip_project_fk REFERENCES project,
        year int NOT NULL,
        number int NOT NULL,
        colour text NOT NULL CONSTRAINT slip_colour_ck CHECK (colour IN ('blue', 'yellow', 'red')),
        state text NOT NULL CONSTRAINT slip_state_ck
          CHECK (state IN ('issued', 'answered', 'sent_back', 'accepted', 'withdrawn', 'settled')),
        colour_reason text,
        title text NOT NULL,
        text text NOT NULL,
        lead_department_name text NOT NULL,
        cooperating_department_names text[] NOT NULL,
        due_date date NOT NULL,
        percent int NOT NULL,
        problem text NOT NULL,
        demand text NOT NULL,
        answer_days int NOT NULL CONSTRAINT slip_answer_days_ck CHECK (answer_days > 0),
        answer_due date NOT NULL,
        recipients text[] NOT NULL,
        issued_by uuid NOT NULL,
        issued_by_name text NOT NULL,
        issued_at timestamptz NOT NULL,
        answer text,
        answered_by_name text,
        answered_at timestamptz,
        decision_reason text,
        decided_by_name text,
        decided_at timestamptz,
        send_backs int NOT NULL,
        ended_at timestamptz,
        changed_at timestamptz NOT NULL,
        version int NOT NULL,
        CONSTRAINT slip_number_uq UNIQUE (year, number),
        CONSTRAINT slip_answer_ck CHECK (num_nonnulls(answer, answered_by_name, answered_at) IN (0, 3)),
        CONSTRAINT slip_answered_ck CHECK (state NOT IN ('answered', 'sent_back', 'accepted') OR answer IS NOT NULL),
        CONSTRAINT slip_ended_ck CHECK ((ended_at IS NULL) = (state IN ('issued', 'answered', 'sent_back')))
      );
      CREATE UNIQUE INDEX slip_open_uq ON slip (project_id, colour) WHERE ended_at IS NULL;
      CREATE INDEX slip_project_idx ON slip (project_id, issued_at);
      CREATE INDEX slip_issued_idx ON slip (issued_at DESC, id DESC);

      CREATE TABLE slip_version (
        LIKE slip,
        valid_from timestamptz NOT NULL,
        valid_to timestamptz NOT NULL,
        CONSTRAINT slip_version_pk PRIMARY KEY (id, version)
      );
      CREATE INDEX slip_version_project_idx ON slip_version (project_id, valid_from);

      CREATE FUNCTION keep_slip_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          UPDATE slip_version v SET valid_to = c.changed_at FROM changed c WHERE v.id = c.id AND v.valid_to = 'infinity' AND v.version < c.version;
        END IF;
        INSERT INTO slip_version
          SELECT kept.* FROM changed c, LATERAL jsonb_populate_record(NULL::slip_version,
            to_jsonb(c) || jsonb_build_object('valid_from', c.changed_at, 'valid_to', 'infinity')) AS kept
          ON CONFLICT (id, version) DO NOTHING;
        RETURN NULL;
      END $$;
      CREATE TRIGGER slip_kept_on_insert AFTER INSERT ON slip REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION keep_slip_version();
      CREATE TRIGGER slip_kept_on_update AFTER UPDATE ON slip REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION keep_slip_version();

      CREATE TABLE desk_action (
        request_id text NOT NULL,
        project_id uuid NOT NULL,
        action text NOT NULL,
        actor_id uuid NOT NULL,
        at timestamptz NOT NULL,
        slip_id uuid,
        CONSTRAINT desk_action_pk PRIMARY KEY (request_id, project_id)
      );
    `);
    await allow(runner, [...TRACKS, 'blue-slip', 'yellow-slip', 'red-slip']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM due_step WHERE track LIKE '%-slip'`);
    await allow(runner, TRACKS);
    await runner.query(`
      DROP TABLE desk_action, slip_version, slip, slip_counter;
      DROP FUNCTION keep_slip_version();
    `);
  }
}

async function allow(runner: QueryRunner, tracks: readonly string[]): Promise<void> {
  await runner.query(`
    ALTER TABLE due_step DROP CONSTRAINT due_step_track_ck,
      ADD CONSTRAINT due_step_track_ck CHECK (track IN (${tracks.map((track) => `'${track}'`).join(', ')}))
  `);
}
