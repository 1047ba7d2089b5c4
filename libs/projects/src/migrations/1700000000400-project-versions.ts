import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every state that a project was ever in, with the time for which it held, so that any question can be asked as of a past
 * day by the same SQL. Written by the database itself, in the transaction of the change: no code path can forget it. What is
 * known of projects that are older than this table is their present state.
 */
export class ProjectVersions1700000000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE project ADD changed_at timestamptz;
      UPDATE project SET changed_at = greatest(registered_at, acknowledged_at, last_report_at, completion_requested_at, closed_at);
      ALTER TABLE project ALTER changed_at SET NOT NULL, ALTER changed_at SET DEFAULT now();

      CREATE TABLE project_version (
        LIKE project,
        valid_from timestamptz NOT NULL,
        valid_to timestamptz NOT NULL,
        CONSTRAINT project_version_pk PRIMARY KEY (id, version)
      );
      CREATE INDEX project_version_time_idx ON project_version (valid_to, valid_from);

      -- By name, not by position: a column that both tables gain later is kept without a change here.
      CREATE FUNCTION keep_project_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          UPDATE project_version v SET valid_to = c.changed_at FROM changed c WHERE v.id = c.id AND v.valid_to = 'infinity' AND v.version < c.version;
        END IF;
        INSERT INTO project_version
          SELECT kept.* FROM changed c, LATERAL jsonb_populate_record(NULL::project_version,
            to_jsonb(c) || jsonb_build_object('valid_from', c.changed_at, 'valid_to', 'infinity')) AS kept
          ON CONFLICT (id, version) DO NOTHING;
        RETURN NULL;
      END $$;
      CREATE TRIGGER project_kept_on_insert AFTER INSERT ON project REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION keep_project_version();
      CREATE TRIGGER project_kept_on_update AFTER UPDATE ON project REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION keep_project_version();

      INSERT INTO project_version
        SELECT kept.* FROM project p, LATERAL jsonb_populate_record(NULL::project_version,
          to_jsonb(p) || jsonb_build_object('valid_from', p.registered_at, 'valid_to', 'infinity')) AS kept;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER project_kept_on_insert ON project;
      DROP TRIGGER project_kept_on_update ON project;
      DROP FUNCTION keep_project_version();
      DROP TABLE project_version;
      ALTER TABLE project DROP changed_at;
    `);
  }
}
