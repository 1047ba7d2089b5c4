import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an item's text says in detail, and whom it is assigned to before it is registered. */
export class ItemDetails1700000000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE plan_item
        ADD kind text NOT NULL DEFAULT 'task' CONSTRAINT plan_item_kind_ck CHECK (kind IN ('task', 'indicator')),
        ADD action text,
        ADD object text,
        ADD start_date date,
        ADD recurrence text CONSTRAINT plan_item_recurrence_ck
          CHECK (recurrence IN ('daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly', 'regular')),
        ADD is_urgent boolean NOT NULL DEFAULT false,
        ADD targets jsonb NOT NULL DEFAULT '[]',
        ADD responsibility jsonb,
        ADD lead_department_id uuid CONSTRAINT plan_item_lead_fk REFERENCES department,
        ADD cooperating_department_ids uuid[] NOT NULL DEFAULT '{}',
        ADD leader_id uuid CONSTRAINT plan_item_leader_fk REFERENCES person,
        ADD assigned_from text CONSTRAINT plan_item_assigned_from_ck CHECK (assigned_from IN ('document', 'ledger', 'person'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE plan_item DROP kind, DROP action, DROP object, DROP start_date, DROP recurrence, DROP is_urgent, DROP targets,
        DROP responsibility, DROP lead_department_id, DROP cooperating_department_ids, DROP leader_id, DROP assigned_from;
    `);
  }
}
