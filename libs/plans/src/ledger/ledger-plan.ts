import { Not } from 'typeorm';
import type { FilledLedger } from '#ledger';
import { DomainError, notFound, type Queryable } from '#platform';
import { Plan } from '../entities/plan.entity.js';
import { parseOrigin } from './ledger-origin.js';

/** The plan that a ledger is for. */
export interface LedgerPlan {
  id: string;
  planYear: number | null;
  /** The ledger was made from this very text: places in it hold. */
  isSameText: boolean;
}

/**
 * Finds the plan: the one that was named, else the one that the ledger itself tells.
 * @throws DomainError `plan.not-found`, `ledger.other-plan`, `ledger.plan-unknown`
 */
export async function findLedgerPlan(db: Queryable, ledger: FilledLedger, planId: string | null): Promise<LedgerPlan> {
  const origin = parseOrigin(ledger.origin ?? '');
  if (planId && origin?.kind === 'plan' && origin.planId !== planId) {
    throw new DomainError(
      'ledger.other-plan',
      `This ledger was written for another plan (${origin.planId}). Send it to that one, or export a new ledger of this plan.`,
      { planId: origin.planId },
    );
  }
  const wanted = planId ?? (origin?.kind === 'plan' ? origin.planId : null);
  const hash = origin?.kind === 'text' ? origin.sourceHash : null;
  const where = wanted ? { id: wanted } : { sourceHash: hash ?? '', state: Not('failed' as const) };
  const plan = await db.manager.findOneBy(Plan, where);
  if (plan) return { id: plan.id, planYear: plan.planYear, isSameText: plan.sourceHash === hash };
  if (wanted) throw notFound('plan', wanted);
  throw new DomainError(
    'ledger.plan-unknown',
    'The ledger does not tell which plan it is for. Import its document first, or name the plan (on the command line: --plan).',
  );
}
