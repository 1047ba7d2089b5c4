import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An endpoint may hear only of some departments, plans, series or lamps; `{}` hears of everything. */
export class EndpointFilters1700000000530 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE webhook_endpoint ADD filter jsonb NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE webhook_endpoint DROP filter');
  }
}
