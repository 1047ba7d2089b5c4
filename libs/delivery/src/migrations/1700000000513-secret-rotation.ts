import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For a while after a rotation the secret before is valid too. */
export class SecretRotation1700000000513 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook_endpoint ADD encrypted_previous_secret bytea, ADD previous_secret_until timestamptz,
        ADD CONSTRAINT webhook_endpoint_previous_secret_ck CHECK ((encrypted_previous_secret IS NULL) = (previous_secret_until IS NULL))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE webhook_endpoint DROP encrypted_previous_secret, DROP previous_secret_until');
  }
}
