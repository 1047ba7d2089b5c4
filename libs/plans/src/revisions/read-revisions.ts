import type { DifferenceKind } from '#plan-text';
import { type Actor, requireAbility } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import type { Decision } from './choices.js';
import { type ProjectNow, questionsOf } from './decide.js';
import type { PlanRevision } from './plan-revision.entity.js';
import type { ItemFace, RevisionEntry } from './revision-entry.js';
import { readProjectsNow } from './revise-projects.js';

export type RevisionView = Pick<
  PlanRevision,
  | 'planId'
  | 'number'
  | 'state'
  | 'fileName'
  | 'counts'
  | 'outcome'
  | 'message'
  | 'createdByName'
  | 'createdAt'
  | 'decidedByName'
  | 'decidedAt'
  | 'version'
> & {
  /** It is the text that the plan has now. */
  isCurrent: boolean;
};

export type RevisionEntryView = Omit<RevisionEntry, 'after' | 'decision'> & {
  after:
    (ItemFace & { title: string; span: { start: number; end: number }; dueText: string | null; quantities: string[] }) | null;
  project: Pick<ProjectNow, 'id' | 'title' | 'state' | 'dueDate'> | null;
  /** What can be chosen, with the answer that holds unless another is given. */
  choices: Partial<Decision>;
  /** What was chosen when it was applied. */
  decision: Partial<Decision> | null;
};

const VIEW = `
  SELECT r.plan_id AS "planId", r.number, r.state, r.file_name AS "fileName", r.counts, r.outcome, r.message,
    r.created_by_name AS "createdByName", r.created_at AS "createdAt", r.decided_by_name AS "decidedByName",
    r.decided_at AS "decidedAt", r.version, r.number = p.source_number AS "isCurrent"
  FROM plan_revision r JOIN plan p ON p.id = r.plan_id`;

/** Versions of a plan, newest first; none when it has only the first text. @throws DomainError `plan.not-found` */
export async function listRevisions(
  db: Queryable,
  actor: Actor,
  planId: string,
  page: { cursor?: string; limit: number },
): Promise<Page<RevisionView>> {
  requireAbility(actor, 'plan.manage');
  const [plan] = await db.query('SELECT 1 FROM plan WHERE id = $1', [planId]);
  if (!plan) throw notFound('plan', planId);
  const before = page.cursor ? Number(decodeCursor(page.cursor, 1)[0]) : null;
  const rows = await db.query<RevisionView>(
    `${VIEW} WHERE r.plan_id = $1 AND ($2::int IS NULL OR r.number < $2) ORDER BY r.number DESC LIMIT $3`,
    [planId, before, page.limit + 1],
  );
  return toPage(rows, page.limit, (row) => [row.number]);
}

/**
 * One version with its difference, page by page in reading order.
 * @throws DomainError `revision.not-found`
 */
export async function readRevision(
  db: Queryable,
  actor: Actor,
  planId: string,
  number: number,
  filter: { kinds?: readonly DifferenceKind[] },
  page: { cursor?: string; limit: number },
): Promise<RevisionView & { entries: RevisionEntryView[]; nextCursor: string | null }> {
  requireAbility(actor, 'plan.manage');
  const [view] = await db.query<RevisionView>(`${VIEW} WHERE r.plan_id = $1 AND r.number = $2`, [planId, number]);
  if (!view) throw notFound('revision', String(number));
  const after = page.cursor ? Number(decodeCursor(page.cursor, 1)[0]) : 0;
  const rows = await db.query<{ entry: RevisionEntry }>(
    `SELECT e.entry FROM plan_revision r, LATERAL jsonb_array_elements(r.entries) WITH ORDINALITY AS e (entry, n)
     WHERE r.plan_id = $1 AND r.number = $2 AND e.n > $3 AND ($4::text[] IS NULL OR e.entry ->> 'kind' = ANY($4))
     ORDER BY e.n LIMIT $5`,
    [planId, number, after, filter.kinds ?? null, page.limit + 1],
  );
  const projects = await readProjectsNow(db, planId);
  const { items, nextCursor } = toPage(rows, page.limit, ({ entry }) => [entry.number]);
  const entries = items.map(({ entry }) => viewOf(entry, projects.get(entry.itemId ?? ''), view.state === 'proposed'));
  return { ...view, entries, nextCursor };
}

function viewOf(
  { after, decision, ...entry }: RevisionEntry,
  project: ProjectNow | undefined,
  isOpen: boolean,
): RevisionEntryView {
  return {
    ...entry,
    after: after && {
      text: after.text,
      title: after.title,
      path: after.path,
      span: after.span,
      dueText: after.dueText,
      due: after.due,
      quantities: after.quantities,
    },
    project: project ? { id: project.id, title: project.title, state: project.state, dueDate: project.dueDate } : null,
    choices: isOpen ? questionsOf({ ...entry, after, decision: null }, project) : {},
    decision: decision ?? null,
  };
}
