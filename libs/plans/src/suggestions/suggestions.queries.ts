import type { Actor } from '#identity';
import type { Queryable } from '#platform';
import { visibleTo } from '#projects';
import type { EarlierItem } from './suggestion.js';

/** Older assignments tell little of today's departments. */
const MOST_EARLIER = 5000;

/** What departments led before as far as the actor knows of it, the latest first. By hand: projects joined to the year of their plan, without their other columns. */
export function readEarlierItems(db: Queryable, actor: Actor): Promise<EarlierItem[]> {
  const parameters: unknown[] = [MOST_EARLIER];
  const visible = visibleTo(actor, (value) => `$${parameters.push(value)}`);
  return db.query<EarlierItem>(
    `SELECT p.lead_department_id AS "departmentId", p.text, p.title, p.path, plan.plan_year AS "planYear"
     FROM project p LEFT JOIN plan ON plan.id = p.plan_id WHERE p.state <> 'cancelled' AND ${visible} ORDER BY p.id DESC LIMIT $1`,
    parameters,
  );
}
