import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of the templates that people saved, by language and kind; one without a template goes back to the one that Duban ships. */
export class MessageTemplates1700000000525 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE message_template (
        id uuid CONSTRAINT message_template_pk PRIMARY KEY,
        language text NOT NULL,
        kind text NOT NULL,
        version int NOT NULL,
        template jsonb,
        created_by uuid,
        created_by_name text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT message_template_version_uq UNIQUE (language, kind, version)
      );
      CREATE TRIGGER message_template_unchanged BEFORE UPDATE OR DELETE ON message_template FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE message_template');
  }
}
