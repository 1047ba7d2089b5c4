import { compareItems, type PlanItemDraft } from '#plan-text';
import type { Queryable } from '#platform';
import type { Plan } from '../entities/plan.entity.js';
import type { ItemFace } from '../revisions/revision-entry.js';

/** A plan that holds most of what another one says: the two may be versions of one document. */
export interface LooksLike {
  planId: string;
  title: string;
  /** Of the items found in both, 0 to 1. */
  share: number;
}

/** Plans of one year and one office share a phrase here and there; versions of one plan share more than this. */
const LEAST_SHARE = 0.5;

/** The plan of the same year that a newly read one seems to be a later version of. */
export async function findLookAlike(
  db: Queryable,
  plan: Pick<Plan, 'id' | 'planYear'>,
  items: readonly PlanItemDraft[],
): Promise<LooksLike | null> {
  const [nearest] = await db.query<{ planId: string; title: string }>(
    `SELECT p.id AS "planId", p.title FROM plan p JOIN plan_item i ON i.plan_id = p.id
     WHERE p.id <> $1 AND p.plan_year = $2 AND p.state = 'review' AND i.state <> 'replaced' AND i.text = ANY($3)
     GROUP BY p.id ORDER BY count(DISTINCT i.text) DESC, p.id DESC LIMIT 1`,
    [plan.id, plan.planYear, items.map(({ text }) => text)],
  );
  if (!nearest) return null;
  const theirs = await db.query<ItemFace>(
    `SELECT text, due, path FROM plan_item WHERE plan_id = $1 AND state <> 'replaced' ORDER BY span_start, id`,
    [nearest.planId],
  );
  const found = compareItems(theirs, items).filter(({ before, after }) => before !== null && after !== null);
  const share = Math.round((100 * found.length) / items.length) / 100;
  return share >= LEAST_SHARE ? { ...nearest, share } : null;
}
