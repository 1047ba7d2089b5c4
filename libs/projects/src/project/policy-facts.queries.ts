import type { Actor } from '#identity';
import type { ItemKind } from '#plan-text';
import { notFound, type Queryable } from '#platform';
import type { Origin, Priority, ProjectFacts } from '#policies';
import { assertItemVisible } from './visible-items.queries.js';

// What policies ask of a project is read from four tables in one statement each, inside the transactions of those who ask.

/** What a draft already says of itself; whatever is missing follows from its item, or is as usual. */
export interface DraftAttributes {
  itemId?: string;
  kind?: ItemKind;
  commitment?: string;
  priority?: Priority;
  origin?: Origin;
  series?: string[];
  tags?: string[];
  departmentId?: string;
  planId?: string;
  confidential?: boolean;
}

interface Named {
  kind: ProjectFacts['kind'];
  commitment: string | null;
  departmentCode: string | null;
  departmentName: string | null;
  planTitle: string | null;
}

/** The part of a project that a policy may ask for. */
export interface FactSource {
  planItemId: string | null;
  planId: string | null;
  leadDepartmentId: string | null;
  priority: Priority;
  origin: Origin;
  series: string[];
  tags: string[];
  confidential: boolean;
}

/** Of a project, registered or about to be. */
export async function factsOf(db: Queryable, source: FactSource): Promise<ProjectFacts> {
  const [facts] = await factsOfMany(db, [source]);
  if (!facts) throw new Error('a project has no facts');
  return facts;
}

/** The same of many, in their order. Looks up what the ids of items, departments and plans stand for. */
export async function factsOfMany(db: Queryable, sources: readonly FactSource[]): Promise<ProjectFacts[]> {
  const named = await db.query<Named>(
    `SELECT i.kind, i.commitment, d.code AS "departmentCode", d.name AS "departmentName", p.title AS "planTitle"
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) WITH ORDINALITY AS a (item, department, plan, place)
     LEFT JOIN plan_item i ON i.id = a.item LEFT JOIN department d ON d.id = a.department LEFT JOIN plan p ON p.id = a.plan
     ORDER BY a.place`,
    [
      sources.map(({ planItemId }) => planItemId),
      sources.map(({ leadDepartmentId }) => leadDepartmentId),
      sources.map(({ planId }) => planId),
    ],
  );
  return named.map((row, index) => {
    const { planId, priority, origin, series, tags, confidential } = sources[index] as FactSource;
    return { ...row, planId, priority, origin, series, tags, confidential };
  });
}

/** Of many registered projects, with their titles. */
export async function factsOfRegistered(
  db: Queryable,
  ids: readonly string[],
): Promise<(ProjectFacts & { id: string; title: string })[]> {
  // All projects: the ids are those that the actor sees, chosen by RunningProjects.
  return db.query(
    `SELECT p.id, p.title, i.kind, i.commitment, p.priority, p.origin, p.series, p.tags, d.code AS "departmentCode",
       d.name AS "departmentName", p.plan_id AS "planId", pl.title AS "planTitle", p.confidential
     FROM project p JOIN department d ON d.id = p.lead_department_id LEFT JOIN plan_item i ON i.id = p.plan_item_id
     LEFT JOIN plan pl ON pl.id = p.plan_id WHERE p.id = ANY($1) ORDER BY p.id DESC`,
    [ids],
  );
}

/** Of a draft. @throws DomainError `item.not-found`, `department.not-found` */
export async function factsOfDraft(db: Queryable, actor: Actor, draft: DraftAttributes): Promise<ProjectFacts> {
  const item = draft.itemId ? await readItem(db, actor, draft.itemId) : null;
  const departmentId = draft.departmentId ?? item?.departmentId ?? null;
  const facts = await factsOf(db, {
    planItemId: draft.itemId ?? null,
    planId: draft.planId ?? item?.planId ?? null,
    leadDepartmentId: departmentId,
    priority: draft.priority ?? 'normal',
    origin: draft.origin ?? (item || draft.planId ? 'plan' : 'direct'),
    series: draft.series ?? [],
    tags: draft.tags ?? [],
    confidential: draft.confidential ?? false,
  });
  if (departmentId && facts.departmentCode === null) throw notFound('department', departmentId);
  return { ...facts, kind: draft.kind ?? facts.kind, commitment: draft.commitment ?? facts.commitment };
}

async function readItem(db: Queryable, actor: Actor, id: string): Promise<{ planId: string; departmentId: string | null }> {
  const [item] = await db.query<{ planId: string; departmentId: string | null }>(
    'SELECT plan_id AS "planId", lead_department_id AS "departmentId" FROM plan_item WHERE id = $1',
    [id],
  );
  if (!item) throw notFound('item', id);
  await assertItemVisible(db, actor, id);
  return item;
}
