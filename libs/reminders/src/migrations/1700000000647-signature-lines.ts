import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The line of a signature is named by the assignment, or the helping, that it belongs to: its date moves with the days of the
 * department. Appeals that named the date follow; of two against one signature the one that was upheld, else the first.
 */
export class SignatureLines1700000000647 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      WITH named AS (
        SELECT a.id, a.department_id, a.state, a.submitted_at, 'signature.' || coalesce((
            SELECT v.nth::text FROM (
              SELECT lead_department_id, assigned_at, dense_rank() OVER (ORDER BY assigned_at) AS nth
              FROM project_version WHERE id = a.project_id) v
            WHERE v.lead_department_id = a.department_id AND (v.assigned_at AT TIME ZONE 'Asia/Shanghai')::date < a.line_date
            ORDER BY v.assigned_at DESC LIMIT 1), 'helper-1') || '.' || a.project_id AS line_id
        FROM score_appeal a WHERE a.line_id ~ '^signature[.][0-9]{4}-[0-9]{2}-[0-9]{2}[.]'),
      chosen AS (
        SELECT DISTINCT ON (department_id, line_id) id, line_id FROM named
        ORDER BY department_id, line_id, (state = 'upheld') DESC, submitted_at)
      UPDATE score_appeal a SET line_id = c.line_id FROM chosen c WHERE c.id = a.id
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE score_appeal SET line_id = 'signature.' || to_char(line_date, 'YYYY-MM-DD') || '.' || project_id WHERE line_id LIKE 'signature.%'`,
    );
  }
}
