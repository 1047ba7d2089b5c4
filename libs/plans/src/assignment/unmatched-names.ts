import type { Responsibility } from '#plan-text';
import type { Queryable } from '#platform';
import { matchResponsibility, type UnmatchedName } from './match-responsibility.js';
import { readRosterOfNames } from './roster-of-names.js';

export type UnmatchedNameOfPlan = UnmatchedName & { itemIds: string[] };

/** Names that the plan's items give and today's roster doesn't have, each with its items, in reading order. */
export async function readUnmatchedNames(db: Queryable, planId: string): Promise<UnmatchedNameOfPlan[]> {
  const items = await db.query<{ id: string; responsibility: Responsibility }>(
    `SELECT id, responsibility FROM plan_item WHERE plan_id = $1 AND jsonb_typeof(responsibility) = 'object' AND state IN ('draft', 'registered')
     ORDER BY span_start, id`,
    [planId],
  );
  if (items.length === 0) return [];
  const roster = await readRosterOfNames(db, planId);
  const names = new Map<string, UnmatchedNameOfPlan>();
  for (const { id, responsibility } of items) {
    for (const one of matchResponsibility(responsibility, roster).unmatched) {
      const known = names.get(`${one.role} ${one.name}`);
      if (known) known.itemIds.push(id);
      else names.set(`${one.role} ${one.name}`, { ...one, itemIds: [id] });
    }
  }
  return [...names.values()];
}
