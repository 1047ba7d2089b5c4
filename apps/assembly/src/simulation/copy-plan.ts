import type { Actor } from '#identity';
import { type Database, notFound, type Tx } from '#platform';
import { Project, visibleTo } from '#tracking';
import type { House } from '../house.js';

/** Tables that are copied whole. A simulation has the same migrations, hence the same columns in the same order. */
const WHOLE = ['department', 'person', 'delegation', 'policy'];

const PROJECT_COLUMNS =
  'id, plan_id, plan_item_id, title, text, path, series, lead_department_id, leader_id, due_date, original_due_date, policy_id, confidential, reader_ids';

/**
 * Puts a plan of the live schema into a simulation, with roster, policies and projects. Each project that was not
 * cancelled, and that the actor sees, begins anew: registered now by the simulation's clock, not signed for.
 * @throws DomainError `plan.not-found`
 */
export async function copyPlan(house: House, source: Database, planId: string, actor: Actor): Promise<void> {
  const live = (table: string): string => `"${source.schema}".${table}`;
  const projectIds = await visibleProjects(source, planId, actor);
  const now = house.clock.now();
  await house.database.transaction(async (tx) => {
    for (const table of WHOLE) await tx.query(`INSERT INTO ${table} SELECT * FROM ${live(table)}`);
    const [plan] = await tx.query(`INSERT INTO plan SELECT * FROM ${live('plan')} WHERE id = $1 RETURNING id`, [planId]);
    if (!plan) throw notFound('plan', planId);
    await tx.query(`INSERT INTO plan_item SELECT * FROM ${live('plan_item')} WHERE plan_id = $1`, [planId]);
    await tx.query(
      `INSERT INTO project (${PROJECT_COLUMNS}, state, registered_at)
       SELECT ${PROJECT_COLUMNS}, 'registered', $2 FROM ${live('project')} WHERE id = ANY($1)`,
      [projectIds, now],
    );
    await planSteps(tx, house, now);
  });
}

async function visibleProjects(source: Database, planId: string, actor: Actor): Promise<string[]> {
  const parameters: unknown[] = [planId];
  const visible = visibleTo(actor, (value) => `$${parameters.push(value)}`);
  const rows = await source.query<{ id: string }>(
    `SELECT p.id FROM project p WHERE p.plan_id = $1 AND p.state <> 'cancelled' AND ${visible}`,
    parameters,
  );
  return rows.map(({ id }) => id);
}

async function planSteps(tx: Tx, house: House, now: Date): Promise<void> {
  for (const project of await tx.manager.find(Project)) {
    for (const watcher of house.tracking.watchers) await watcher.projectChanged(tx, { before: null, after: project, now });
  }
}
