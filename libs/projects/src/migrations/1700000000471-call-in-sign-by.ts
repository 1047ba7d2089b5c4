import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By when a department signs for a call counts by its own days, so each that is named has its date. */
export class CallInSignBy1700000000471 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE call_in_department ADD sign_by date;
      UPDATE call_in_department n SET sign_by = c.sign_by FROM call_in c WHERE c.id = n.call_in_id;
      ALTER TABLE call_in_department ALTER sign_by SET NOT NULL;
      ALTER TABLE call_in DROP sign_by;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE call_in ADD sign_by date;
      UPDATE call_in c SET sign_by = (SELECT min(n.sign_by) FROM call_in_department n WHERE n.call_in_id = c.id);
      ALTER TABLE call_in ALTER sign_by SET NOT NULL;
      ALTER TABLE call_in_department DROP sign_by;
    `);
  }
}
