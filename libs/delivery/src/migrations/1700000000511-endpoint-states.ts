import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An endpoint is active, paused by a person, or disabled by Duban; a lane knows since when its endpoint fails. */
export class EndpointStates1700000000511 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook_endpoint
        ADD state text NOT NULL DEFAULT 'active' CONSTRAINT webhook_endpoint_state_ck CHECK (state IN ('active', 'paused', 'disabled')),
        ADD state_since timestamptz NOT NULL DEFAULT now();
      UPDATE webhook_endpoint SET state = CASE WHEN active THEN 'active' WHEN disabled_reason IS NULL THEN 'paused' ELSE 'disabled' END;
      UPDATE webhook_endpoint SET state_since = created_at WHERE active;
      ALTER TABLE webhook_endpoint ALTER state DROP DEFAULT, ALTER state_since DROP DEFAULT, DROP active;

      ALTER TABLE endpoint_queue ADD failing_since timestamptz, ADD warned_percent int NOT NULL DEFAULT 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE endpoint_queue DROP failing_since, DROP warned_percent;
      ALTER TABLE webhook_endpoint ADD active boolean;
      UPDATE webhook_endpoint SET active = state = 'active';
      ALTER TABLE webhook_endpoint ALTER active SET NOT NULL, DROP state, DROP state_since;
    `);
  }
}
