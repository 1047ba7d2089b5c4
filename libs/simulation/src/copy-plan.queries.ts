import { In, Not } from 'typeorm';
import type { Actor } from '#identity';
import { type Clock, type Database, notFound } from '#platform';
import { bindTo, Project, type ProjectsService, visibleTo } from '#projects';
import { copyRoster, copyRows } from './copy-rows.queries.js';

const PROJECT_COLUMNS =
  'id, plan_id, plan_item_id, title, text, path, series, lead_department_id, leader_id, people, due_date, original_due_date, policy_id, confidential, reader_ids';

export interface CopyTarget {
  database: Database;
  clock: Clock;
  projects: ProjectsService;
}

/**
 * Puts a plan of the live schema into a simulation, with roster, policies and projects. Each project that was not
 * cancelled, and that the actor sees, begins anew: registered now by the simulation's clock, not signed for.
 * @throws DomainError `plan.not-found`
 */
export async function copyPlan(
  { database, clock, projects }: CopyTarget,
  source: Database,
  planId: string,
  actor: Actor,
): Promise<void> {
  const projectIds = await visibleProjects(source, planId, actor);
  const now = clock.now();
  await database.transaction(async (tx) => {
    await copyRoster(tx, source);
    const plans = await copyRows(tx, source, { table: 'plan', where: 'id = $1' }, [planId]);
    if (plans === 0) throw notFound('plan', planId);
    await copyRows(tx, source, { table: 'plan_item', where: 'plan_id = $1' }, [planId]);
    // All projects: the ids are those that the actor sees, from the query below.
    await tx.query(
      `INSERT INTO project (${PROJECT_COLUMNS}, state, registered_at)
       SELECT ${PROJECT_COLUMNS}, 'registered', $2 FROM "${source.schema}".project WHERE id = ANY($1)`,
      [projectIds, now],
    );
    for (const project of await tx.manager.find(Project)) await projects.announce(tx, { before: null, after: project, now });
  });
}

async function visibleProjects(source: Database, planId: string, actor: Actor): Promise<string[]> {
  const query = source.manager
    .createQueryBuilder(Project, 'p')
    .select('p.id')
    .where({ planId, state: Not(In(['cancelled', 'carried_over'])) });
  const projects = await query.andWhere(visibleTo(actor, bindTo(query))).getMany();
  return projects.map(({ id }) => id);
}
