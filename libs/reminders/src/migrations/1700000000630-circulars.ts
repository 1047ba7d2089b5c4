import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Circulars with their yearly counter. One that is issued or withdrawn is never changed nor deleted: the database refuses. */
export class Circulars1700000000630 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE circular_counter (
        year int CONSTRAINT circular_counter_pk PRIMARY KEY,
        last int NOT NULL CONSTRAINT circular_counter_ck CHECK (last > 0)
      );

      CREATE TABLE circular (
        id uuid CONSTRAINT circular_pk PRIMARY KEY,
        state text NOT NULL CONSTRAINT circular_state_ck CHECK (state IN ('draft', 'issued', 'withdrawn')),
        year int,
        number int,
        period text NOT NULL,
        plan_id uuid CONSTRAINT circular_plan_fk REFERENCES plan,
        series text,
        text jsonb NOT NULL,
        edited text[] NOT NULL,
        figures jsonb NOT NULL,
        drafted_by_name text NOT NULL,
        drafted_at timestamptz NOT NULL,
        issued_by_name text,
        issued_at timestamptz,
        changed_at timestamptz NOT NULL,
        version int NOT NULL,
        CONSTRAINT circular_number_uq UNIQUE (year, number),
        CONSTRAINT circular_issued_ck
          CHECK (num_nonnulls(year, number, issued_by_name, issued_at) = CASE WHEN state = 'issued' THEN 4 ELSE 0 END)
      );
      CREATE INDEX circular_drafted_idx ON circular (drafted_at DESC, id DESC);
      CREATE TRIGGER circular_frozen BEFORE UPDATE OR DELETE ON circular
        FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE circular, circular_counter');
  }
}
