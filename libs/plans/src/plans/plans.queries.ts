import type { DocumentFormat } from '#documents';
import { type Actor, requireAbility } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import { readUnmatchedNames, type UnmatchedNameOfPlan } from '../assignment/unmatched-names.js';
import { visibleTo } from '#projects';
import type { Plan, SkippedPart } from '../entities/plan.entity.js';
import type { PlanItem, PlanItemState } from '../entities/plan-item.entity.js';
import { readSources } from '../items/plan-source.js';

export interface PlanView {
  id: string;
  title: string;
  issuer: string | null;
  planYear: number | null;
  fileName: string | null;
  state: Plan['state'];
  format: DocumentFormat;
  /** What was left out of the file, a sentence each. */
  notes: string[];
  createdAt: Date;
  version: number;
  /** Number of items by state. */
  items: Record<PlanItemState, number>;
}

const VIEW = `
  SELECT p.id, p.title, p.issuer, p.plan_year AS "planYear", p.file_name AS "fileName", p.format, p.notes, p.state, p.created_at AS "createdAt", p.version,
    (SELECT jsonb_build_object('draft', count(*) FILTER (WHERE i.state = 'draft'), 'registered', count(*) FILTER (WHERE i.state = 'registered'),
       'dropped', count(*) FILTER (WHERE i.state = 'dropped'), 'replaced', count(*) FILTER (WHERE i.state = 'replaced'))
     FROM plan_item i WHERE i.plan_id = p.id) AS items
  FROM plan p`;

/** Newest first. */
export async function listPlans(db: Queryable, actor: Actor, page: { cursor?: string; limit: number }): Promise<Page<PlanView>> {
  requireAbility(actor, 'plan.manage');
  const before = page.cursor ? String(decodeCursor(page.cursor, 1)[0]) : null;
  const rows = await db.query<PlanView>(`${VIEW} WHERE $1::uuid IS NULL OR p.id < $1 ORDER BY p.id DESC LIMIT $2`, [
    before,
    page.limit + 1,
  ]);
  return toPage(rows, page.limit, (row) => [row.id]);
}

export type PlanDetail = PlanView & {
  skipped: (SkippedPart & { text: string })[];
  unmatchedNames: UnmatchedNameOfPlan[];
};

/** @throws DomainError `plan.not-found` */
export async function readPlan(db: Queryable, actor: Actor, id: string): Promise<PlanDetail> {
  requireAbility(actor, 'plan.manage');
  const [row] = await db.query<PlanView>(`${VIEW} WHERE p.id = $1`, [id]);
  if (!row) throw notFound('plan', id);
  const [rest] = await db.query<{ source: string; skipped: SkippedPart[] }>('SELECT source, skipped FROM plan WHERE id = $1', [
    id,
  ]);
  const source = rest?.source ?? '';
  return {
    ...row,
    skipped: (rest?.skipped ?? []).map((part) => ({ ...part, text: source.slice(part.start, part.end) })),
    unmatchedNames: await readUnmatchedNames(db, id),
  };
}

/** @throws DomainError `plan.not-found` */
export async function readPlanSource(db: Queryable, actor: Actor, id: string): Promise<string> {
  requireAbility(actor, 'plan.manage');
  const [row] = await db.query<{ source: string }>('SELECT source FROM plan WHERE id = $1', [id]);
  if (!row) throw notFound('plan', id);
  return row.source;
}

/** An item with what stands around it in the source. */
export interface PlanItemView {
  id: string;
  planId: string;
  text: string;
  title: string;
  path: string[];
  span: { start: number; end: number };
  context: { before: string; text: string; after: string };
  dueText: string | null;
  due: string | null;
  quantities: string[];
  commitment: PlanItem['commitment'];
  kind: PlanItem['kind'];
  action: string | null;
  object: string | null;
  start: string | null;
  recurrence: PlanItem['recurrence'];
  isUrgent: boolean;
  targets: PlanItem['targets'];
  responsibility: PlanItem['responsibility'];
  leadDepartmentId: string | null;
  cooperatingDepartmentIds: string[];
  leaderId: string | null;
  assignedFrom: PlanItem['assignedFrom'];
  state: PlanItemState;
  dropReason: string | null;
  derivedFrom: string[];
  projectId: string | null;
  version: number;
}

const CONTEXT_LENGTH = 40;

type ItemRow = Omit<PlanItemView, 'span' | 'context'> & { spanStart: number; spanEnd: number; sourceNumber: number };

/** Items of a plan in reading order. */
export async function listItems(
  db: Queryable,
  actor: Actor,
  planId: string,
  filter: { state?: PlanItemState; ids?: readonly string[] },
  page: { cursor?: string; limit: number },
): Promise<Page<PlanItemView>> {
  requireAbility(actor, 'plan.manage');
  const [plan] = await db.query('SELECT 1 FROM plan WHERE id = $1', [planId]);
  if (!plan) throw notFound('plan', planId);
  const [start, id] = page.cursor ? decodeCursor(page.cursor, 2) : [null, null];
  const parameters: unknown[] = [planId, filter.state ?? null, filter.ids ?? null, start, id, page.limit + 1];
  const visible = visibleTo(actor, (value) => `$${parameters.push(value)}`);
  const rows = await db.query<ItemRow>(
    `SELECT i.id, i.plan_id AS "planId", i.text, i.title, i.path, i.span_start AS "spanStart", i.span_end AS "spanEnd", i.source_number AS "sourceNumber", i.due_text AS "dueText",
       i.due, i.quantities, i.commitment, i.kind, i.action, i.object, i.start_date AS start, i.recurrence, i.is_urgent AS "isUrgent",
       i.targets, i.responsibility, i.lead_department_id AS "leadDepartmentId", i.cooperating_department_ids AS "cooperatingDepartmentIds",
       i.leader_id AS "leaderId", i.assigned_from AS "assignedFrom", i.state, i.drop_reason AS "dropReason", i.derived_from AS "derivedFrom", p.id AS "projectId", i.version
     FROM plan_item i LEFT JOIN project p ON p.plan_item_id = i.id AND ${visible}
     WHERE i.plan_id = $1 AND ($2::text IS NULL OR i.state = $2) AND ($3::uuid[] IS NULL OR i.id = ANY($3))
       AND ($4::int IS NULL OR (i.span_start, i.id) > ($4, $5::uuid))
     ORDER BY i.span_start, i.id LIMIT $6`,
    parameters,
  );
  const paged = toPage(rows, page.limit, (row) => [row.spanStart, row.id]);
  const sources = await readSources(
    db,
    planId,
    paged.items.map((row) => row.sourceNumber),
  );
  return { ...paged, items: paged.items.map((row) => inContext(row, sources.get(row.sourceNumber) ?? '')) };
}

function inContext({ spanStart, spanEnd, sourceNumber: _sourceNumber, ...row }: ItemRow, source: string): PlanItemView {
  return {
    ...row,
    span: { start: spanStart, end: spanEnd },
    context: {
      before: source.slice(Math.max(0, spanStart - CONTEXT_LENGTH), spanStart),
      text: source.slice(spanStart, spanEnd),
      after: source.slice(spanEnd, spanEnd + CONTEXT_LENGTH),
    },
  };
}
