import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Headers that an endpoint asks for; their values may be secret. */
export class EndpointHeaders1700000000516 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook_endpoint ADD header_names text[] NOT NULL DEFAULT '{}', ADD encrypted_headers bytea,
        ADD CONSTRAINT webhook_endpoint_headers_ck CHECK ((header_names = '{}') = (encrypted_headers IS NULL))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE webhook_endpoint DROP header_names, DROP encrypted_headers');
  }
}
