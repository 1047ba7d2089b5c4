import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who stands in for whom while somebody is away (代理). */
export class Delegations1700000000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delegation (
        id uuid CONSTRAINT delegation_pk PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT delegation_person_fk REFERENCES person,
        deputy_id uuid NOT NULL CONSTRAINT delegation_deputy_fk REFERENCES person,
        from_day date NOT NULL,
        to_day date NOT NULL,
        reason text NOT NULL,
        set_by_name text NOT NULL,
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_by_name text,
        CONSTRAINT delegation_deputy_ck CHECK (deputy_id <> person_id),
        CONSTRAINT delegation_days_ck CHECK (to_day >= from_day)
      );
      CREATE INDEX delegation_person_idx ON delegation (person_id, from_day);
      CREATE INDEX delegation_running_idx ON delegation (to_day) WHERE ended_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delegation');
  }
}
