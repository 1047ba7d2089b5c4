import { Injectable } from '@nestjs/common';
import { type Actor, directory, requireAbility } from '#identity';
import { Clock, Database, DomainError, notFound, type Queryable, type Tx } from '#platform';
import { hiddenItemsOf } from '#projects';
import { PlanItem } from '../entities/plan-item.entity.js';
import { Plan } from '../entities/plan.entity.js';
import { editItem, type Review } from '../items/review-items.js';
import { DepartmentSuggester } from './suggester.js';
import type { CandidateDepartment, Suggestion } from './suggestion.js';
import { readEarlierItems } from './suggestions.queries.js';
import { formsOf } from '../matching/name-forms.js';

type SuggestionView = Suggestion & { departmentName: string };

export interface ItemSuggestions {
  itemId: string;
  /** The best first; none where the evidence is weak. */
  suggestions: SuggestionView[];
}

export interface AcceptedSuggestion {
  itemId: string;
  leadDepartmentId: string;
  confidence: number;
  reason: string;
}

/** Proposes who might lead the items of a plan. A proposal assigns nothing until somebody accepts it. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Who might lead one item. @throws DomainError `item.not-found` */
  async ofItem(actor: Actor, itemId: string): Promise<ItemSuggestions> {
    requireAbility(actor, 'plan.manage');
    const item = await this.database.manager.findOneBy(PlanItem, { id: itemId });
    const [suggested] = item ? await suggestFor(this.database, actor, item.planId, ({ id }) => id === itemId) : [];
    if (!suggested) throw notFound('item', itemId);
    return suggested;
  }

  /** Who might lead each draft of a plan that nobody leads yet. @throws DomainError `plan.not-found` */
  ofPlan(actor: Actor, planId: string): Promise<ItemSuggestions[]> {
    return suggestForPlan(this.database, actor, planId);
  }

  /**
   * Takes the first suggestion for each of the items as its lead, all or none; the suggestions are made anew, so that what
   * is accepted is what today's roster says.
   * @throws DomainError `plan.not-found`, `item.not-found`, `item.not-draft`, `item.no-suggestion`
   */
  accept(actor: Actor, planId: string, itemIds: readonly string[]): Promise<AcceptedSuggestion[]> {
    return this.database.transaction((tx) => accept(tx, planId, itemIds, { actor, now: this.clock.now() }));
  }
}

async function accept(tx: Tx, planId: string, itemIds: readonly string[], review: Review): Promise<AcceptedSuggestion[]> {
  const offered = await suggestForPlan(tx, review.actor, planId);
  const firstOf = new Map(offered.map(({ itemId, suggestions }) => [itemId, suggestions[0]]));
  const hidden = await hiddenItemsOf(tx, review.actor);
  const accepted: AcceptedSuggestion[] = [];
  for (const itemId of new Set(itemIds)) {
    const item = await tx.manager.findOneBy(PlanItem, { id: itemId, planId });
    if (!item || hidden.has(itemId)) throw notFound('item', itemId);
    const { departmentId: leadDepartmentId, confidence, reason } = firstOf.get(itemId) ?? refuse(item);
    await editItem(tx, itemId, { leadDepartmentId }, null, review);
    accepted.push({ itemId, leadDepartmentId, confidence, reason });
  }
  return accepted;
}

async function suggestForPlan(db: Queryable, actor: Actor, planId: string): Promise<ItemSuggestions[]> {
  requireAbility(actor, 'plan.manage');
  if (!(await db.manager.existsBy(Plan, { id: planId }))) throw notFound('plan', planId);
  return suggestFor(db, actor, planId, ({ state, leadDepartmentId }) => state === 'draft' && leadDepartmentId === null);
}

/** The model is built once for all items of the request; nothing of it is kept. */
async function suggestFor(
  db: Queryable,
  actor: Actor,
  planId: string,
  isWanted: (item: PlanItem) => boolean,
): Promise<ItemSuggestions[]> {
  const hidden = await hiddenItemsOf(db, actor);
  const all = await db.manager.find(PlanItem, { where: { planId }, order: { spanStart: 'ASC', id: 'ASC' } });
  const items = all.filter(({ id }) => !hidden.has(id));
  const departments = await directory.departments(db);
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const candidates = departments.map((one): CandidateDepartment => ({
    id: one.id,
    stems: [one.name, one.shortName, ...one.aliases].flatMap((name) => formsOf(name, []).map(({ stem }) => stem)),
    duties: one.duties,
  }));
  const suggester = new DepartmentSuggester(candidates, await readEarlierItems(db, actor), items);
  return items.filter(isWanted).map((item) => ({
    itemId: item.id,
    suggestions: suggester.suggest(item).map((one) => ({ ...one, departmentName: names.get(one.departmentId) ?? '' })),
  }));
}

function refuse(item: PlanItem): SuggestionView {
  throw new DomainError(
    'item.no-suggestion',
    `There is no suggestion for "${item.title}": it is assigned already, or too little is known. Assign it with PATCH /v1/items/${item.id}.`,
    { id: item.id },
  );
}
