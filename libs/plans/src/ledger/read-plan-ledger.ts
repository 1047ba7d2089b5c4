import { type Actor, requireAbility, directory } from '#identity';
import type { Ledger, LedgerRow } from '#ledger';
import { notFound, type Queryable } from '#platform';
import { Plan } from '../entities/plan.entity.js';
import { ledgerTitleOf } from './ledger-title.js';
import { ledgerPeople, withPhones } from '../matching/named-people.js';
import { namesBeside } from './names-beside.js';
import { originOfPlan, refOfItem } from './ledger-origin.js';
import { type PlanLedgerRow, readPlanLedgerRows } from './ledger.queries.js';
import { STATE_WORDS } from './project-states.js';
import { remarkOf, STRENGTHS } from './remark.js';

/** States of items that belong in a ledger; dropped and replaced ones are no tasks any more. */
export const LEDGER_STATES = ['draft', 'registered'] as const;
export type LedgerState = (typeof LEDGER_STATES)[number];

export interface PlanLedger {
  ledger: Ledger;
  /** Names of the roster, to choose from. */
  departments: string[];
}

/**
 * The ledger of a plan in reading order: a registered item with what its project says, a draft with what it is assigned
 * to, or, where nobody assigned it, with the names that the document gives.
 * @throws DomainError `plan.not-found`
 */
export async function readPlanLedger(
  db: Queryable,
  actor: Actor,
  planId: string,
  states: readonly LedgerState[] = LEDGER_STATES,
): Promise<PlanLedger> {
  requireAbility(actor, 'plan.manage');
  const plan = await db.manager.findOneBy(Plan, { id: planId });
  if (!plan) throw notFound('plan', planId);
  const { title, issuer, planYear } = plan;
  const rows = await withPhones(db, await readPlanLedgerRows(db, actor, planId, states));
  const ledger = { issuer, planYear, title: ledgerTitleOf(title), origin: originOfPlan(planId), rows: rows.map(ledgerRow) };
  return { ledger, departments: (await directory.departments(db)).map(({ name }) => name) };
}

function ledgerRow(row: PlanLedgerRow): LedgerRow {
  const written = row.lead === null && row.projectState === null ? row.responsibility : null;
  return {
    ref: refOfItem(row),
    path: row.path,
    task: row.text,
    targets: row.quantities,
    lead: row.lead ?? written?.leads[0] ?? null,
    cooperating: row.cooperating.length > 0 ? row.cooperating : namesBeside(written),
    leader: row.leader ?? written?.leaders[0] ?? null,
    people: ledgerPeople(row.people),
    due: row.due,
    dueWords: row.dueText,
    remark: remarkOf(row, ...(row.projectState ? [STATE_WORDS[row.projectState]] : [])),
    strength: STRENGTHS[row.commitment],
  };
}
