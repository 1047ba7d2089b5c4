import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages are kept in a neutral form. One of before keeps its text as it was: as the opening, its link beside it. */
export class Messages1700000000520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE delivery SET content = jsonb_build_object(
        'language', 'zh-CN', 'severity', 'notice', 'title', content->'title', 'notes', '[]'::jsonb, 'opening', content->'body',
        'details', '[]'::jsonb, 'actions', CASE WHEN content->>'link' IS NULL THEN '[]'::jsonb
          ELSE jsonb_build_array(jsonb_build_object('label', '查看', 'link', content->'link')) END)
      WHERE channel <> 'webhook' AND content ? 'link';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE delivery SET content = jsonb_build_object('title', content->'title', 'body', content->'opening',
        'link', content->'actions'->0->'link')
      WHERE channel <> 'webhook' AND content ? 'opening';
    `);
  }
}
