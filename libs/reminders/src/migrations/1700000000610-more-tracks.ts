import type { MigrationInterface, QueryRunner } from 'typeorm';

/** More that steps count from: a department's request or objection, and milestones. */
export class MoreTracks1700000000610 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await allow(runner, ['deadline', 'acknowledgement', 'report', 'review', 'decision', 'milestone']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM due_step WHERE track IN ('decision', 'milestone')`);
    await allow(runner, ['deadline', 'acknowledgement', 'report', 'review']);
  }
}

async function allow(runner: QueryRunner, tracks: readonly string[]): Promise<void> {
  await runner.query(`
    ALTER TABLE due_step DROP CONSTRAINT due_step_track_ck,
      ADD CONSTRAINT due_step_track_ck CHECK (track IN (${tracks.map((track) => `'${track}'`).join(', ')}))
  `);
}
