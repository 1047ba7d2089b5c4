import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links of one click that were used. A link is identified by what it is bound to and when it ends. */
export class UsedClicks1700000000649 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE used_click (
        person_id uuid NOT NULL CONSTRAINT used_click_person_fk REFERENCES person,
        project_id uuid NOT NULL CONSTRAINT used_click_project_fk REFERENCES project,
        transition text NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz NOT NULL,
        CONSTRAINT used_click_pk PRIMARY KEY (person_id, project_id, transition, expires_at)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE used_click');
  }
}
