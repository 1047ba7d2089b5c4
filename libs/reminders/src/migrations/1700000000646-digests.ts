import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for a person's message of the morning, and what went into which. */
export class Digests1700000000646 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE digest_line (
        reminder_id uuid NOT NULL CONSTRAINT digest_line_reminder_fk REFERENCES reminder,
        person_id uuid NOT NULL CONSTRAINT digest_line_person_fk REFERENCES person,
        channel text NOT NULL,
        address text,
        project_id uuid NOT NULL CONSTRAINT digest_line_project_fk REFERENCES project,
        deputy_for text NOT NULL,
        send_at timestamptz NOT NULL,
        state text NOT NULL CONSTRAINT digest_line_state_ck CHECK (state IN ('waiting', 'sent', 'withdrawn')),
        digest_id uuid,
        CONSTRAINT digest_line_pk PRIMARY KEY (reminder_id, person_id, channel),
        CONSTRAINT digest_line_sent_ck CHECK ((digest_id IS NOT NULL) = (state = 'sent'))
      ) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
      CREATE INDEX digest_line_waiting_idx ON digest_line (send_at) WHERE state = 'waiting';
      CREATE INDEX digest_line_person_waiting_idx ON digest_line (person_id, send_at) WHERE state = 'waiting';
      CREATE INDEX digest_line_project_idx ON digest_line (project_id);
      CREATE INDEX digest_line_digest_idx ON digest_line (digest_id) WHERE state = 'sent';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE digest_line');
  }
}
