import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A plan has numbered versions of its text. An item's span points into the version `source_number`; what a later version
 * no longer has stays with the one that had it. `edited` names the fields that a person corrected. A plan that turned out
 * to be a version of another one is `superseded`.
 */
export class PlanRevisions1700000000330 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE plan ADD source_number int NOT NULL DEFAULT 1,
        DROP CONSTRAINT plan_state_ck,
        ADD CONSTRAINT plan_state_ck CHECK (state IN ('importing', 'review', 'failed', 'superseded'));
      DROP INDEX plan_source_uq;
      CREATE UNIQUE INDEX plan_source_uq ON plan (source_hash, plan_year) WHERE state NOT IN ('failed', 'superseded');
      ALTER TABLE plan_item ADD source_number int NOT NULL DEFAULT 1, ADD edited text[] NOT NULL DEFAULT '{}';

      UPDATE plan_item i SET edited = e.fields
      FROM (SELECT (data ->> 'itemId')::uuid AS item_id, array_agg(DISTINCT f.key) AS fields
            FROM event, LATERAL jsonb_each(data -> 'after') AS f
            WHERE type = 'plan.item_edited' AND f.key <> 'id' AND f.value IS DISTINCT FROM data -> 'before' -> f.key
            GROUP BY 1) AS e
      WHERE i.id = e.item_id;

      CREATE TABLE plan_revision (
        plan_id uuid NOT NULL CONSTRAINT plan_revision_plan_fk REFERENCES plan,
        number int NOT NULL CONSTRAINT plan_revision_number_ck CHECK (number > 0),
        state text NOT NULL CONSTRAINT plan_revision_state_ck CHECK (state IN ('reading', 'proposed', 'applied', 'discarded')),
        source text NOT NULL,
        source_hash text NOT NULL,
        file_name text,
        base_version int NOT NULL,
        items jsonb NOT NULL DEFAULT '[]',
        skipped jsonb NOT NULL DEFAULT '[]',
        items_seen text NOT NULL DEFAULT '',
        entries jsonb NOT NULL DEFAULT '[]',
        counts jsonb NOT NULL DEFAULT '{}',
        outcome jsonb,
        message text,
        created_by uuid,
        created_by_name text NOT NULL,
        created_at timestamptz NOT NULL,
        decided_by uuid,
        decided_by_name text,
        decided_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT plan_revision_pk PRIMARY KEY (plan_id, number)
      );
      CREATE UNIQUE INDEX plan_revision_open_uq ON plan_revision (plan_id) WHERE state IN ('reading', 'proposed');
      CREATE INDEX plan_revision_source_idx ON plan_revision (source_hash);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE plan_revision;
      ALTER TABLE plan_item DROP source_number, DROP edited;
      UPDATE plan SET state = 'failed' WHERE state = 'superseded';
      DROP INDEX plan_source_uq;
      CREATE UNIQUE INDEX plan_source_uq ON plan (source_hash, plan_year) WHERE state <> 'failed';
      ALTER TABLE plan DROP source_number,
        DROP CONSTRAINT plan_state_ck, ADD CONSTRAINT plan_state_ck CHECK (state IN ('importing', 'review', 'failed'));
    `);
  }
}
