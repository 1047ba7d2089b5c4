import type { Database } from '#platform';
import { copyRoster, copyRows } from './copy-rows.queries.js';

/**
 * Rows of the chosen projects, with what their ladders and the conditions of steps ask for. The whole that a project is a part of
 * may be left out: nobody acts in a simulation, so nothing follows from it.
 */
// All projects: the ids are those that the actor sees, chosen by RunningProjects.
const OF_PROJECTS: readonly { table: string; where: string; without?: string }[] = [
  { table: 'plan', where: 'id IN (SELECT plan_id FROM live.project WHERE id = ANY($1))' },
  { table: 'plan_item', where: 'id IN (SELECT plan_item_id FROM live.project WHERE id = ANY($1))' },
  { table: 'project', where: 'id = ANY($1)', without: 'parent_id' },
  { table: 'project_cooperation', where: 'project_id = ANY($1)' },
  { table: 'blocker', where: 'project_id = ANY($1)' },
  { table: 'milestone', where: 'project_id = ANY($1)' },
  { table: 'indicator', where: 'project_id = ANY($1)' },
  { table: 'indicator_value', where: 'indicator_id IN (SELECT id FROM live.indicator WHERE project_id = ANY($1))' },
  { table: 'slip', where: 'project_id = ANY($1)' },
  { table: 'reminder', where: 'project_id = ANY($1)' },
  { table: 'digest_line', where: 'project_id = ANY($1)' },
  { table: 'due_step', where: 'project_id = ANY($1)' },
  { table: 'delivery', where: `project_id = ANY($1) AND channel = 'inbox'` },
  {
    table: 'inbox_message',
    where: `id IN (SELECT id FROM live.delivery WHERE project_id = ANY($1) AND channel = 'inbox')`,
  },
];

/** Puts running projects of the live schema into a simulation as they stand, with their pending steps. */
export async function copyRunning(target: Database, source: Database, projectIds: readonly string[]): Promise<void> {
  await target.transaction(async (tx) => {
    await copyRoster(tx, source);
    for (const { table, where, without } of OF_PROJECTS) await copyRows(tx, source, { table, where, without }, [projectIds]);
  });
}
