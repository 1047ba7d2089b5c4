import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['project', 'project_version'] as const;

/** Where a task comes from, its urgency, its tags, and who may know of it. */
export class ProjectOrigin1700000000420 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`
        ALTER TABLE ${table}
          ADD origin text NOT NULL DEFAULT 'plan',
          ADD origin_note text,
          ADD priority text NOT NULL DEFAULT 'normal',
          ADD tags text[] NOT NULL DEFAULT '{}',
          ADD confidential boolean NOT NULL DEFAULT false,
          ADD reader_ids uuid[] NOT NULL DEFAULT '{}';
      `);
    }
    await runner.query(`
      ALTER TABLE project
        ADD CONSTRAINT project_origin_ck CHECK (origin IN ('plan', 'instruction', 'meeting', 'finding', 'direct')),
        ADD CONSTRAINT project_priority_ck CHECK (priority IN ('urgent', 'high', 'normal')),
        ADD CONSTRAINT project_readers_ck CHECK (confidential OR reader_ids = '{}');
      CREATE INDEX project_tags_idx ON project USING gin (tags);
      -- Few are: whoever asks what is hidden from him reads only these.
      CREATE INDEX project_confidential_idx ON project (id) WHERE confidential;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(
        `ALTER TABLE ${table} DROP origin, DROP origin_note, DROP priority, DROP tags, DROP confidential, DROP reader_ids`,
      );
    }
  }
}
