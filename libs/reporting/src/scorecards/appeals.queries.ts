import { type Actor, can } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import { visibleTo } from '#projects';
import { endOf } from '#work-calendar';
import { type AppealState, ScoreAppeal } from './score-appeal.entity.js';
import type { ScoreQuestion } from './score-question.js';

/** What a supervisor may make of an appeal. It is final. */
export const VERDICTS = { uphold: 'upheld', reject: 'rejected' } as const satisfies Record<string, AppealState>;
export type Verdict = keyof typeof VERDICTS;

/** An appeal as people read it. */
export interface Appeal {
  id: string;
  department: { id: string; name: string };
  project: { id: string; title: string };
  /** As it was in the scorecard. */
  line: { id: string; name: string; date: string; points: number };
  reason: string;
  state: AppealState;
  submittedByName: string;
  submittedAt: Date;
  answer: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  /** What the one who asks may make of it. */
  legalTransitions: Verdict[];
}

// Under visibleTo: each use adds appealVisibleTo.
const VIEW = `SELECT a.id, jsonb_build_object('id', d.id, 'name', d.name) AS department,
    jsonb_build_object('id', p.id, 'title', p.title) AS project,
    jsonb_build_object('id', a.line_id, 'name', a.line_name, 'date', a.line_date, 'points', a.points) AS line,
    a.reason, a.state, a.submitted_by_name AS "submittedByName", a.submitted_at AS "submittedAt", a.answer,
    a.decided_by_name AS "decidedByName", a.decided_at AS "decidedAt"
  FROM score_appeal a JOIN department d ON d.id = a.department_id JOIN project p ON p.id = a.project_id`;

/** Supervisors and leaders see all appeals of projects that they see, an officer those of the own department. */
function appealVisibleTo(actor: Actor, add: (value: unknown) => string): string {
  const own = actor.role === 'officer' ? ` AND a.department_id = ${add(actor.departmentId)}` : '';
  return `${visibleTo(actor, add)}${own}`;
}

/** @throws DomainError `appeal.not-found` */
export async function readAppeal(db: Queryable, actor: Actor, id: string): Promise<Appeal> {
  const parameters: unknown[] = [id];
  const visible = appealVisibleTo(actor, (value) => `$${parameters.push(value)}`);
  const [row] = await db.query<AppealRow>(`${VIEW} WHERE a.id = $1 AND ${visible}`, parameters);
  if (!row) throw notFound('appeal', id);
  return decidable(row, actor);
}

/** Appeals, the oldest first. */
export async function listAppeals(
  db: Queryable,
  actor: Actor,
  { states, departmentId }: { states?: readonly AppealState[]; departmentId?: string },
  page: { cursor?: string; limit: number },
): Promise<Page<Appeal>> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [appealVisibleTo(actor, add)];
  if (states) conditions.push(`a.state = ANY(${add(states)})`);
  if (departmentId) conditions.push(`a.department_id = ${add(departmentId)}`);
  if (page.cursor) {
    const [submittedAt, id] = decodeCursor(page.cursor, 2);
    conditions.push(`(a.submitted_at, a.id) > (${add(submittedAt)}::timestamptz, ${add(id)}::uuid)`);
  }
  const rows = await db.query<AppealRow>(
    `${VIEW} WHERE ${conditions.join(' AND ')} ORDER BY a.submitted_at, a.id LIMIT ${add(page.limit + 1)}`,
    parameters,
  );
  const appeals = rows.map((row) => decidable(row, actor));
  return toPage(appeals, page.limit, (row) => [row.submittedAt.toISOString(), row.id]);
}

type AppealRow = Omit<Appeal, 'legalTransitions'>;

function decidable(row: AppealRow, actor: Actor): Appeal {
  const isOpen = row.state === 'submitted' && can(actor, 'project.supervise');
  return { ...row, legalTransitions: isOpen ? ['uphold', 'reject'] : [] };
}

/** The appeals of a department by the line that they contest, as they were known on the day on which one looks. */
export async function appealsAgainst(
  { manager }: Queryable,
  departmentId: string,
  { isPast, today }: ScoreQuestion,
): Promise<Map<string, { id: string; state: AppealState }>> {
  const appeals = await manager.find(ScoreAppeal, {
    select: { id: true, lineId: true, state: true, submittedAt: true, decidedAt: true },
    where: { departmentId },
  });
  const isKnown = (at: Date): boolean => !isPast || at < endOf(today);
  return new Map(
    appeals
      .filter(({ submittedAt }) => isKnown(submittedAt))
      .map(({ id, lineId, state, decidedAt }) => [
        lineId,
        { id, state: decidedAt && isKnown(decidedAt) ? state : ('submitted' as const) },
      ]),
  );
}
