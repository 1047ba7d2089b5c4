import { type Actor, requireAbility, directory } from '#identity';
import type { Ledger, LedgerRow } from '#ledger';
import { notFound, type Queryable } from '#platform';
import type { PlanItem } from '../entities/plan-item.entity.js';
import type { ProjectState } from '#policies';
import { visibleTo } from '#projects';
import { ledgerTitleOf } from './ledger-title.js';
import { namesBeside } from './names-beside.js';
import { originOfPlan, refOfItem } from './ledger-origin.js';
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

type Row = Pick<
  PlanItem,
  | 'id'
  | 'version'
  | 'text'
  | 'path'
  | 'quantities'
  | 'due'
  | 'dueText'
  | 'kind'
  | 'start'
  | 'recurrence'
  | 'isUrgent'
  | 'commitment'
  | 'responsibility'
> & { lead: string | null; cooperating: string[]; leader: string | null; projectState: ProjectState | null };

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
  const [plan] = await db.query<{ title: string; issuer: string | null; planYear: number | null }>(
    'SELECT title, issuer, plan_year AS "planYear" FROM plan WHERE id = $1',
    [planId],
  );
  if (!plan) throw notFound('plan', planId);
  const rows = await readRows(db, actor, planId, states);
  const ledger = { ...plan, title: ledgerTitleOf(plan.title), origin: originOfPlan(planId), rows: rows.map(ledgerRow) };
  return { ledger, departments: (await directory.departments(db)).map(({ name }) => name) };
}

/** An item whose project is hidden from the reader is left out. */
function readRows(db: Queryable, actor: Actor, planId: string, states: readonly LedgerState[]): Promise<Row[]> {
  const parameters: unknown[] = [planId, states];
  const visible = visibleTo(actor, (value) => `$${parameters.push(value)}`);
  return db.query<Row>(
    `SELECT i.id, i.version, i.text, i.path, i.quantities, coalesce(p.due_date, i.due) AS due, i.due_text AS "dueText", i.kind,
       i.start_date AS start, i.recurrence, i.is_urgent AS "isUrgent", i.commitment, i.responsibility,
       lead.name AS lead, leader.name AS leader, p.state AS "projectState",
       ARRAY(SELECT d.name FROM department d WHERE d.id = ANY(CASE WHEN p.id IS NULL THEN i.cooperating_department_ids
         ELSE ARRAY(SELECT c.department_id FROM project_cooperation c WHERE c.project_id = p.id) END) ORDER BY d.code) AS cooperating
     FROM plan_item i
       LEFT JOIN project p ON p.plan_item_id = i.id
       LEFT JOIN department lead ON lead.id = coalesce(p.lead_department_id, i.lead_department_id)
       LEFT JOIN person leader ON leader.id = CASE WHEN p.id IS NULL THEN i.leader_id ELSE p.leader_id END
     WHERE i.plan_id = $1 AND i.state = ANY($2) AND (p.id IS NULL OR ${visible}) ORDER BY i.span_start, i.id`,
    parameters,
  );
}

function ledgerRow(row: Row): LedgerRow {
  const written = row.lead === null && row.projectState === null ? row.responsibility : null;
  return {
    ref: refOfItem(row),
    path: row.path,
    task: row.text,
    targets: row.quantities,
    lead: row.lead ?? written?.leads[0] ?? null,
    cooperating: row.cooperating.length > 0 ? row.cooperating : namesBeside(written),
    leader: row.leader ?? written?.leaders[0] ?? null,
    due: row.due,
    dueWords: row.dueText,
    remark: remarkOf(row, ...(row.projectState ? [STATE_WORDS[row.projectState]] : [])),
    strength: STRENGTHS[row.commitment],
  };
}
