import { Not } from 'typeorm';
import { compareItems, type PlanItemDraft } from '#plan-text';
import type { Tx } from '#platform';
import { PlanItem } from '../entities/plan-item.entity.js';
import type { Plan } from '../entities/plan.entity.js';
import { findPlanWithMostTexts } from './plans.queries.js';

/** A plan that holds most of what another one says: the two may be versions of one document. */
interface LooksLike {
  planId: string;
  title: string;
  /** Of the items found in both, 0 to 1. */
  share: number;
}

/** Plans of one year and one office share a phrase here and there; versions of one plan share more than this. */
const LEAST_SHARE = 0.5;

/** The plan of the same year that a newly read one seems to be a later version of. */
export async function findLookAlike(
  tx: Tx,
  plan: Pick<Plan, 'id' | 'planYear'>,
  items: readonly PlanItemDraft[],
): Promise<LooksLike | null> {
  const nearest = await findPlanWithMostTexts(
    tx,
    plan,
    items.map(({ text }) => text),
  );
  if (!nearest) return null;
  const theirs = await tx.manager.find(PlanItem, {
    select: { text: true, due: true, path: true },
    where: { planId: nearest.planId, state: Not('replaced') },
    order: { spanStart: 'ASC', id: 'ASC' },
  });
  const found = compareItems(theirs, items).filter(({ before, after }) => before !== null && after !== null);
  const share = Math.round((100 * found.length) / items.length) / 100;
  return share >= LEAST_SHARE ? { ...nearest, share } : null;
}
