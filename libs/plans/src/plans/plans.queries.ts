import type { Actor } from '#identity';
import { decodeCursor, type Page, type Queryable, toPage } from '#platform';
import { type Horizon, horizonOf } from '#plan-text';
import { EVERYBODY, itemVisibleTo, visibleTo } from '#projects';
import { PlanItem, type PlanItemState } from '../entities/plan-item.entity.js';
import { Plan } from '../entities/plan.entity.js';
import { readSources } from '../items/items.queries.js';

export type PlanView = Pick<
  Plan,
  'id' | 'title' | 'issuer' | 'planYear' | 'fileName' | 'state' | 'format' | 'notes' | 'origin' | 'createdAt' | 'version'
> & {
  /** Number of items by state. */
  items: Record<PlanItemState, number>;
};

export interface PageRequest {
  cursor?: string;
  limit: number;
}

/** By hand: the items that the actor sees are counted by state with each plan. */
const viewFor = (actor: Actor, add: (value: unknown) => string): string => `
  SELECT p.id, p.title, p.issuer, p.plan_year AS "planYear", p.file_name AS "fileName", p.format, p.notes, p.origin, p.state, p.created_at AS "createdAt", p.version,
    (SELECT jsonb_build_object('draft', count(*) FILTER (WHERE i.state = 'draft'), 'registered', count(*) FILTER (WHERE i.state = 'registered'),
       'dropped', count(*) FILTER (WHERE i.state = 'dropped'), 'replaced', count(*) FILTER (WHERE i.state = 'replaced'))
     FROM plan_item i WHERE i.plan_id = p.id AND ${itemVisibleTo(actor, add)}) AS items
  FROM plan p`;

/** Newest first. */
export async function listPlans(db: Queryable, actor: Actor, page: PageRequest): Promise<Page<PlanView>> {
  const before = page.cursor ? String(decodeCursor(page.cursor, 1)[0]) : null;
  const parameters: unknown[] = [before, page.limit + 1];
  const view = viewFor(actor, (value) => `$${parameters.push(value)}`);
  const rows = await db.query<PlanView>(`${view} WHERE $1::uuid IS NULL OR p.id < $1 ORDER BY p.id DESC LIMIT $2`, parameters);
  return toPage(rows, page.limit, (row) => [row.id]);
}

export async function findPlan(db: Queryable, actor: Actor, id: string): Promise<PlanView | undefined> {
  const parameters: unknown[] = [id];
  const view = viewFor(actor, (value) => `$${parameters.push(value)}`);
  const [plan] = await db.query<PlanView>(`${view} WHERE p.id = $1`, parameters);
  return plan;
}

/** The plan that has or had this text. By hand: a union of plans and their versions. */
export async function findPlanOfText(db: Queryable, sourceHash: string): Promise<string | null> {
  const [plan] = await db.query<{ id: string }>(
    `SELECT id FROM plan WHERE source_hash = $1 AND state NOT IN ('failed', 'superseded', 'withdrawn')
     UNION ALL SELECT plan_id FROM plan_revision WHERE source_hash = $1 AND state = 'applied'`,
    [sourceHash],
  );
  return plan?.id ?? null;
}

/** The plan of the same year that has most of these texts among the items that everybody may know of. By hand: a ranking over all plans. */
export async function findPlanWithMostTexts(
  db: Queryable,
  plan: Pick<Plan, 'id' | 'planYear'>,
  texts: readonly string[],
): Promise<{ planId: string; title: string } | undefined> {
  const parameters: unknown[] = [plan.id, plan.planYear, texts];
  const visible = itemVisibleTo(EVERYBODY, (value) => `$${parameters.push(value)}`);
  const [nearest] = await db.query<{ planId: string; title: string }>(
    `SELECT p.id AS "planId", p.title FROM plan p JOIN plan_item i ON i.plan_id = p.id
     WHERE p.id <> $1 AND p.plan_year = $2 AND p.state = 'review' AND i.state <> 'replaced' AND i.text = ANY($3) AND ${visible}
     GROUP BY p.id ORDER BY count(DISTINCT i.text) DESC, p.id DESC LIMIT 1`,
    parameters,
  );
  return nearest;
}

export async function planOfItem(db: Queryable, itemId: string): Promise<string | null> {
  const item = await db.manager.findOne(PlanItem, { where: { id: itemId }, select: { planId: true } });
  return item?.planId ?? null;
}

/** An item with what stands around it in the source, and its project. */
export type PlanItemView = Omit<PlanItem, 'spanStart' | 'spanEnd' | 'sourceNumber' | 'edited'> & {
  /** UTF-16 offsets into the source of the plan. */
  span: { start: number; end: number };
  context: { before: string; text: string; after: string };
  projectId: string | null;
  /** How far it looks: the year of its plan, or the five years of its chapter. */
  horizon: Horizon;
};

const CONTEXT_LENGTH = 40;

type ItemRow = Omit<PlanItemView, 'span' | 'context' | 'horizon'> & Pick<PlanItem, 'spanStart' | 'spanEnd' | 'sourceNumber'>;

/** Items of a plan in reading order, those that the actor sees. By hand: with their projects. */
export async function listItems(
  db: Queryable,
  actor: Actor,
  planId: string,
  filter: { state?: PlanItemState; ids?: readonly string[] },
  page: PageRequest,
): Promise<Page<PlanItemView>> {
  const [start, id] = page.cursor ? decodeCursor(page.cursor, 2) : [null, null];
  const parameters: unknown[] = [planId, filter.state ?? null, filter.ids ?? null, start, id, page.limit + 1];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const rows = await db.query<ItemRow>(
    `SELECT i.id, i.plan_id AS "planId", i.text, i.title, i.path, i.span_start AS "spanStart", i.span_end AS "spanEnd", i.source_number AS "sourceNumber", i.due_text AS "dueText",
       i.due, i.quantities, i.commitment, i.kind, i.action, i.object, i.start_date AS start, i.recurrence, i.is_urgent AS "isUrgent",
       i.targets, i.details, i.responsibility, i.lead_department_id AS "leadDepartmentId", i.cooperating_department_ids AS "cooperatingDepartmentIds",
       i.leader_id AS "leaderId", i.people, i.assigned_from AS "assignedFrom", i.state, i.drop_reason AS "dropReason", ARRAY(SELECT o FROM unnest(i.derived_from) WITH ORDINALITY AS a (o, n)
         WHERE o IN (SELECT i.id FROM plan_item i WHERE i.plan_id = $1 AND ${itemVisibleTo(actor, add)}) ORDER BY n) AS "derivedFrom", p.id AS "projectId", i.version
     FROM plan_item i LEFT JOIN project p ON p.plan_item_id = i.id AND ${visibleTo(actor, add)}
     WHERE i.plan_id = $1 AND ${itemVisibleTo(actor, add)} AND ($2::text IS NULL OR i.state = $2) AND ($3::uuid[] IS NULL OR i.id = ANY($3))
       AND ($4::int IS NULL OR (i.span_start, i.id) > ($4, $5::uuid))
     ORDER BY i.span_start, i.id LIMIT $6`,
    parameters,
  );
  const paged = toPage(rows, page.limit, (row) => [row.spanStart, row.id]);
  const numbers = paged.items.map((row) => row.sourceNumber);
  const sources = await readSources(db, planId, numbers);
  return { ...paged, items: paged.items.map((row) => inContext(row, sources.get(row.sourceNumber) ?? '')) };
}

function inContext({ spanStart, spanEnd, sourceNumber: _sourceNumber, ...row }: ItemRow, source: string): PlanItemView {
  return {
    ...row,
    horizon: horizonOf(row.path),
    span: { start: spanStart, end: spanEnd },
    context: {
      before: source.slice(Math.max(0, spanStart - CONTEXT_LENGTH), spanStart),
      text: source.slice(spanStart, spanEnd),
      after: source.slice(spanEnd, spanEnd + CONTEXT_LENGTH),
    },
  };
}

/** Where a project stands in the document that it comes from. */
export interface ProjectSource {
  plan: { id: string; title: string; issuer: string | null; planYear: number | null };
  /** Headings that it is filed under. */
  path: string[];
  /** UTF-16 offsets into the source of the plan. */
  span: { start: number; end: number };
  before: string;
  text: string;
  after: string;
}

/** As much of the text around it as its reader needs to see where it stands. */
const SURROUNDINGS = 400;

/**
 * The passage that became a project, with the document's own text around it; null: it comes from no plan. The document is no secret, also where
 * a project that was made of it is: a mark would tell that one stands there. Whoever calls has checked that the reader sees the project.
 */
export async function sourceOfItem(db: Queryable, itemId: string): Promise<ProjectSource | null> {
  const item = await db.manager.findOneBy(PlanItem, { id: itemId });
  const plan = item && (await db.manager.findOneBy(Plan, { id: item.planId }));
  if (!plan) return null;
  const source = (await readSources(db, plan.id, [item.sourceNumber])).get(item.sourceNumber) ?? plan.source;
  const { spanStart: start, spanEnd: end, path } = item;
  return {
    plan: { id: plan.id, title: plan.title, issuer: plan.issuer, planYear: plan.planYear },
    path,
    span: { start, end },
    before: source.slice(Math.max(0, start - SURROUNDINGS), start),
    text: source.slice(start, end),
    after: source.slice(end, end + SURROUNDINGS),
  };
}
