import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of this module. */
const UP = [
  `CREATE TABLE policy (
    id uuid NOT NULL,
    name text NOT NULL,
    version integer NOT NULL,
    definition jsonb NOT NULL,
    created_by uuid,
    created_by_name text,
    created_at timestamptz NOT NULL,
    CONSTRAINT policy_pk PRIMARY KEY (id),
    CONSTRAINT policy_name_version_uq UNIQUE (name, version)
  )`,
];

export class Policies1796071320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE policy CASCADE');
  }
}
