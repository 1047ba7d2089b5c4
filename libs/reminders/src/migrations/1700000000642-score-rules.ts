import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of the score rules, each with the instant from which it is in force. A later version never begins before an earlier one. */
export class ScoreRules1700000000642 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE score_rules (
        id uuid CONSTRAINT score_rules_pk PRIMARY KEY,
        version int NOT NULL CONSTRAINT score_rules_version_uq UNIQUE,
        definition jsonb NOT NULL,
        in_force_from timestamptz,
        created_by uuid,
        created_by_name text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT score_rules_in_force_ck CHECK (in_force_from >= created_at)
      );
      CREATE TRIGGER score_rules_unchanged BEFORE UPDATE OR DELETE ON score_rules FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE score_rules');
  }
}
