import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What projects are measured by, and the values: rows are closed, never changed, so that any past day can be asked. */
export class Indicators1700000000460 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE indicator (
        id uuid NOT NULL,
        revision int NOT NULL,
        project_id uuid NOT NULL CONSTRAINT indicator_project_fk REFERENCES project,
        position int NOT NULL,
        name text NOT NULL,
        comparison text NOT NULL CONSTRAINT indicator_comparison_ck CHECK (comparison IN
          ('at-least', 'more-than', 'at-most', 'less-than', 'exactly', 'about', 'grow-by', 'shrink-by')),
        target float8 NOT NULL,
        unit text NOT NULL,
        direction text NOT NULL CONSTRAINT indicator_direction_ck CHECK (direction IN ('up', 'down')),
        measure text NOT NULL CONSTRAINT indicator_measure_ck CHECK (measure IN ('cumulative', 'level')),
        baseline float8,
        every text NOT NULL CONSTRAINT indicator_every_ck CHECK (every IN ('month', 'quarter')),
        first_month text NOT NULL,
        last_month text NOT NULL,
        shares float8[],
        reporting_day int NOT NULL CONSTRAINT indicator_reporting_day_ck CHECK (reporting_day BETWEEN 1 AND 28),
        set_at timestamptz NOT NULL,
        valid_from timestamptz NOT NULL,
        valid_to timestamptz NOT NULL DEFAULT 'infinity',
        CONSTRAINT indicator_pk PRIMARY KEY (id, revision),
        CONSTRAINT indicator_months_ck CHECK (first_month ~ '^\\d{4}-\\d{2}$' AND last_month ~ '^\\d{4}-\\d{2}$' AND first_month <= last_month)
      );
      CREATE UNIQUE INDEX indicator_present_uq ON indicator (project_id, position) WHERE valid_to = 'infinity';
      CREATE INDEX indicator_project_idx ON indicator (project_id, valid_to);

      CREATE TABLE indicator_value (
        indicator_id uuid NOT NULL,
        period text NOT NULL CONSTRAINT indicator_value_period_ck CHECK (period ~ '^\\d{4}-\\d{2}$'),
        revision int NOT NULL,
        value float8 NOT NULL,
        note text,
        reported_by uuid,
        reported_by_name text NOT NULL,
        valid_from timestamptz NOT NULL,
        valid_to timestamptz NOT NULL DEFAULT 'infinity',
        CONSTRAINT indicator_value_pk PRIMARY KEY (indicator_id, period, revision)
      );
      CREATE UNIQUE INDEX indicator_value_present_uq ON indicator_value (indicator_id, period) WHERE valid_to = 'infinity';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE indicator_value; DROP TABLE indicator');
  }
}
