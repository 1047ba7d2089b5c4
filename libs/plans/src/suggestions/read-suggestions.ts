import { type Actor, formsOf, requireAbility, directory } from '#identity';
import { notFound, type Queryable } from '#platform';
import { DepartmentSuggester } from './suggester.js';
import type { CandidateDepartment, EarlierItem, Suggestion } from './suggestion.js';

export type SuggestionView = Suggestion & { departmentName: string };

export interface ItemSuggestions {
  itemId: string;
  /** The best first; none where the evidence is weak. */
  suggestions: SuggestionView[];
}

/** Older assignments tell little of today's departments. */
const MOST_EARLIER = 5000;

interface ItemRow {
  id: string;
  planId: string;
  text: string;
  path: string[];
  isOpen: boolean;
}

/** Who might lead one item. @throws DomainError `item.not-found` */
export async function readItemSuggestions(db: Queryable, actor: Actor, itemId: string): Promise<ItemSuggestions> {
  requireAbility(actor, 'plan.manage');
  const [item] = await db.query<{ planId: string }>('SELECT plan_id AS "planId" FROM plan_item WHERE id = $1', [itemId]);
  if (!item) throw notFound('item', itemId);
  const [suggested] = await suggestFor(db, item.planId, ({ id }) => id === itemId);
  if (!suggested) throw notFound('item', itemId);
  return suggested;
}

/** Who might lead each draft of a plan that nobody leads yet. @throws DomainError `plan.not-found` */
export async function readPlanSuggestions(db: Queryable, actor: Actor, planId: string): Promise<ItemSuggestions[]> {
  requireAbility(actor, 'plan.manage');
  const [plan] = await db.query('SELECT 1 FROM plan WHERE id = $1', [planId]);
  if (!plan) throw notFound('plan', planId);
  return suggestFor(db, planId, ({ isOpen }) => isOpen);
}

/** The model is built once for all items of the request; nothing of it is kept. */
async function suggestFor(db: Queryable, planId: string, isWanted: (item: ItemRow) => boolean): Promise<ItemSuggestions[]> {
  const items = await readItems(db, planId);
  const departments = await directory.departments(db);
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const candidates = departments.map((one): CandidateDepartment => ({
    id: one.id,
    stems: [one.name, one.shortName, ...one.aliases].flatMap((name) => formsOf(name, []).map(({ stem }) => stem)),
    duties: one.duties,
  }));
  const suggester = new DepartmentSuggester(candidates, await readEarlier(db), items);
  return items.filter(isWanted).map((item) => ({
    itemId: item.id,
    suggestions: suggester.suggest(item).map((one) => ({ ...one, departmentName: names.get(one.departmentId) ?? '' })),
  }));
}

function readItems(db: Queryable, planId: string): Promise<ItemRow[]> {
  return db.query<ItemRow>(
    `SELECT id, plan_id AS "planId", text, path, state = 'draft' AND lead_department_id IS NULL AS "isOpen"
     FROM plan_item WHERE plan_id = $1 ORDER BY span_start, id`,
    [planId],
  );
}

function readEarlier(db: Queryable): Promise<EarlierItem[]> {
  return db.query<EarlierItem>(
    `SELECT p.lead_department_id AS "departmentId", p.text, p.title, p.path, plan.plan_year AS "planYear"
     FROM project p LEFT JOIN plan ON plan.id = p.plan_id WHERE p.state <> 'cancelled' ORDER BY p.id DESC LIMIT $1`,
    [MOST_EARLIER],
  );
}
