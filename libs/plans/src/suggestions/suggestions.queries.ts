import type { Queryable } from '#platform';
import type { EarlierItem } from './suggestion.js';

/** Older assignments tell little of today's departments. */
const MOST_EARLIER = 5000;

/** What departments led before, the latest first. By hand: projects joined to the year of their plan, without their other columns. */
export function readEarlierItems(db: Queryable): Promise<EarlierItem[]> {
  return db.query<EarlierItem>(
    `SELECT p.lead_department_id AS "departmentId", p.text, p.title, p.path, plan.plan_year AS "planYear"
     FROM project p LEFT JOIN plan ON plan.id = p.plan_id WHERE p.state <> 'cancelled' ORDER BY p.id DESC LIMIT $1`,
    [MOST_EARLIER],
  );
}
