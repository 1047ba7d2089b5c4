import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An endpoint may ask to hear of each subject in the order of its history. */
export class OrderedDeliveries1700000000531 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE webhook_endpoint ADD ordered boolean NOT NULL DEFAULT false;
      ALTER TABLE delivery ADD order_key uuid, ADD order_number int,
        ADD CONSTRAINT delivery_order_ck CHECK ((order_key IS NULL) = (order_number IS NULL));
      CREATE INDEX delivery_order_idx ON delivery (recipient_id, order_key, order_number)
        WHERE state = 'pending' AND order_key IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX delivery_order_idx;
      ALTER TABLE delivery DROP order_key, DROP order_number;
      ALTER TABLE webhook_endpoint DROP ordered;
    `);
  }
}
