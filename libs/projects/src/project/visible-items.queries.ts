import { In } from 'typeorm';
import type { Actor } from '#identity';
import { notFound, type Queryable } from '#platform';
import { bindTo } from './bind-to.js';
import { knownTo, visibleTo } from './project-access.js';
import { Project } from './project.entity.js';

type Add = (value: unknown) => string;

/** The items of projects that the actor may not know of, and those that they were cut from or joined of. */
// Under visibleTo: the callers give it.
function hiddenItems(visible: string): string {
  return `WITH RECURSIVE hidden AS (
      SELECT h.id, h.derived_from FROM project p JOIN plan_item h ON h.id = p.plan_item_id WHERE p.confidential AND NOT ${visible}
      UNION SELECT o.id, o.derived_from FROM plan_item o JOIN hidden ON o.id = ANY(hidden.derived_from))
    SELECT id FROM hidden`;
}

/** SQL on `plan_item i`: for somebody who may not know of a confidential project, its item does not exist either. */
export function itemVisibleTo(actor: Actor, add: Add): string {
  const visible = visibleTo(actor, add);
  return visible === 'true' ? 'true' : `i.id NOT IN (${hiddenItems(visible)})`;
}

/** The items that do not exist for the actor. */
export async function hiddenItemsOf(db: Queryable, actor: Actor): Promise<Set<string>> {
  const parameters: unknown[] = [];
  const visible = visibleTo(actor, (value) => `$${parameters.push(value)}`);
  if (visible === 'true') return new Set();
  const rows = await db.query<{ id: string }>(hiddenItems(visible), parameters);
  return new Set(rows.map(({ id }) => id));
}

/** What does not exist for somebody: items, and the projects of which they are. */
export interface Hidden {
  items: ReadonlySet<string>;
  projects: ReadonlySet<string>;
}

export async function hiddenFrom(db: Queryable, actor: Actor): Promise<Hidden> {
  const query = db.manager.createQueryBuilder(Project, 'p').select('p.id').where('p.confidential');
  const hidden = await query.andWhere(`NOT ${visibleTo(actor, bindTo(query))}`).getMany();
  const items = hidden.length > 0 ? await hiddenItemsOf(db, actor) : new Set<string>();
  return { items, projects: new Set(hidden.map(({ id }) => id)) };
}

/** @throws DomainError `item.not-found` */
export async function assertItemVisible(db: Queryable, actor: Actor, id: string): Promise<void> {
  if ((await hiddenItemsOf(db, actor)).has(id)) throw notFound('item', id);
}

/** Which of these projects are confidential to the actor; an id that no project has is not among them. */
export async function confidentialAmong(db: Queryable, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const query = db.manager
    .createQueryBuilder(Project, 'p')
    .select('p.id')
    .where({ id: In(ids) });
  const hidden = await query.andWhere(`NOT ${knownTo('p.id', actor, bindTo(query))}`).getMany();
  return new Set(hidden.map(({ id }) => id));
}
