import { In } from 'typeorm';
import type { Queryable } from '#platform';
import { PlanItem } from '../entities/plan-item.entity.js';
import type { Plan } from '../entities/plan.entity.js';
import { matchResponsibility, type UnmatchedName } from './match-responsibility.js';
import { readRosterOfNames } from './roster-of-names.js';

export type UnmatchedNameOfPlan = UnmatchedName & { itemIds: string[] };

/** Names that the plan's items give and today's roster doesn't have, each with its items, in reading order; without those of hidden items. */
export async function readUnmatchedNames(
  db: Queryable,
  { id, issuer }: Pick<Plan, 'id' | 'issuer'>,
  hidden: ReadonlySet<string> = new Set(),
): Promise<UnmatchedNameOfPlan[]> {
  const items = await db.manager.find(PlanItem, {
    select: { id: true, responsibility: true },
    where: { planId: id, state: In(['draft', 'registered']) },
    order: { spanStart: 'ASC', id: 'ASC' },
  });
  const known = items.filter((item) => !hidden.has(item.id));
  const named = known.flatMap((item) => (item.responsibility ? [{ id: item.id, responsibility: item.responsibility }] : []));
  if (named.length === 0) return [];
  const roster = await readRosterOfNames(db, issuer);
  const names = new Map<string, UnmatchedNameOfPlan>();
  for (const item of named) {
    for (const one of matchResponsibility(item.responsibility, roster).unmatched) {
      const earlier = names.get(`${one.role} ${one.name}`);
      if (earlier) earlier.itemIds.push(item.id);
      else names.set(`${one.role} ${one.name}`, { ...one, itemIds: [item.id] });
    }
  }
  return [...names.values()];
}

const MOST_NAMES = 8;

/** They are told with the plan's other notes: in one sentence, or none. */
export function noteOfUnmatchedNames(unmatched: readonly UnmatchedName[]): Plan['notes'] {
  const names = [...new Set(unmatched.map(({ name }) => name))];
  if (names.length === 0) return [];
  const shown = `${names.slice(0, MOST_NAMES).join('、')}${names.length > MOST_NAMES ? '、…' : ''}`;
  const count = names.length === 1 ? '1 name matches' : `${names.length} names match`;
  return [
    {
      text: `${count} no department or person: ${shown}. Add them as aliases, or assign these items by hand.`,
      zh: `${names.length} 个名称在名册中找不到单位或人员：${shown}。请把它们添加为别名，或手动分派这些事项。`,
    },
  ];
}
