import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An endpoint may have a key pair besides its secret; it is rotated with it. */
export class EndpointKeys1700000000515 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook_endpoint ADD public_key text, ADD encrypted_private_key bytea,
        ADD previous_public_key text, ADD encrypted_previous_private_key bytea,
        ADD CONSTRAINT webhook_endpoint_key_ck CHECK ((public_key IS NULL) = (encrypted_private_key IS NULL)),
        ADD CONSTRAINT webhook_endpoint_previous_key_ck
          CHECK ((previous_public_key IS NULL) = (encrypted_previous_private_key IS NULL))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook_endpoint DROP public_key, DROP encrypted_private_key, DROP previous_public_key,
        DROP encrypted_previous_private_key
    `);
  }
}
