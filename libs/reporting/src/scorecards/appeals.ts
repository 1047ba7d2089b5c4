import { recordEvents } from '#outbox';
import { type Actor, requireAbility } from '#identity';
import { decodeCursor, DomainError, newId, notFound, type Page, type Queryable, toPage, type Tx } from '#platform';
import { visibleTo } from '#projects';
import type { ScoreContext, ScoreQuestion } from './read-facts.js';
import { type CardLine, readScorecard } from './read-scorecards.js';

export const APPEAL_STATES = ['submitted', 'upheld', 'rejected'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

/** What a supervisor may make of an appeal. It is final. */
export const VERDICTS = { uphold: 'upheld', reject: 'rejected' } as const satisfies Record<string, AppealState>;
export type Verdict = keyof typeof VERDICTS;
export const VERDICT_NAMES = Object.keys(VERDICTS) as Verdict[];

/** An appeal (申诉) of a department against a line of its scorecard. */
export interface Appeal {
  id: string;
  department: { id: string; name: string };
  project: { id: string; title: string };
  /** As it stood in the scorecard. */
  line: { id: string; name: string; date: string; points: number };
  reason: string;
  state: AppealState;
  submittedByName: string;
  submittedAt: Date;
  answer: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
}

export interface NewAppeal {
  departmentId: string;
  lineId: string;
  reason: string;
  /** In which scorecard the line stands. */
  question: ScoreQuestion;
}

/**
 * A department appeals a deduction, once. Answers the id of the appeal.
 * @throws DomainError `access.denied`, `scorecard.not-found`, `score-line.not-found`, `appeal.no-deduction`, `appeal.exists`
 */
export async function submitAppeal(tx: Tx, appeal: NewAppeal, actor: Actor, now: Date, context: ScoreContext): Promise<string> {
  const { departmentId, lineId, reason, question } = appeal;
  requireAbility(actor, 'project.handle');
  if (actor.departmentId !== departmentId) throw notFound('scorecard', departmentId);
  const { lines } = await readScorecard(tx, actor, departmentId, question, context);
  const line = lines.find(({ id }) => id === lineId);
  if (!line?.project) throw notFound('score-line', lineId);
  assertDeduction(line);
  const id = newId();
  const [added] = await tx.query(
    `INSERT INTO score_appeal (id, department_id, line_id, project_id, line_name, line_date, points, reason, state, submitted_by_name, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'submitted', $9, $10) ON CONFLICT (department_id, line_id) DO NOTHING RETURNING id`,
    [id, departmentId, lineId, line.project.id, line.name, line.date, line.points, reason, actor.name, now],
  );
  if (!added)
    throw new DomainError('appeal.exists', `The line ${lineId} was appealed before. An appeal is decided once.`, { lineId });
  const facts = { appealId: id, departmentId, lineId, rule: line.rule, date: line.date, points: line.points, reason };
  await record(tx, 'project.score_appealed', line.project.id, facts, actor, now);
  return id;
}

function assertDeduction({ id, points, state }: CardLine): void {
  if (points < 0 && (state === 'counted' || state === 'absorbed')) return;
  throw new DomainError('appeal.no-deduction', `The line ${id} takes nothing from the score, so there is nothing to appeal.`, {
    lineId: id,
    state,
  });
}

/**
 * Decides an appeal, once and for all, with an answer that is kept. The line of an upheld one leaves the score from now on; the
 * score as of an earlier day stays what it was.
 * @throws DomainError `access.denied`, `appeal.not-found`, `appeal.decided`
 */
export async function decideAppeal(
  tx: Tx,
  { id, verdict, answer }: { id: string; verdict: Verdict; answer: string },
  actor: Actor,
  now: Date,
): Promise<void> {
  requireAbility(actor, 'project.supervise');
  const appeal = await readAppeal(tx, actor, id);
  const state = VERDICTS[verdict];
  const [decided] = await tx.query(
    `UPDATE score_appeal SET state = $2, answer = $3, decided_by_name = $4, decided_at = $5 WHERE id = $1 AND state = 'submitted' RETURNING id`,
    [id, state, answer, actor.name, now],
  );
  if (!decided) {
    const { state: standing, decidedByName } = await readAppeal(tx, actor, id);
    throw new DomainError('appeal.decided', `The appeal was ${standing} by ${decidedByName} already. A decision is final.`, {
      state: standing,
    });
  }
  const facts = { appealId: id, departmentId: appeal.department.id, lineId: appeal.line.id, answer };
  await record(tx, `project.score_appeal_${state}`, appeal.project.id, facts, actor, now);
}

async function record(
  tx: Tx,
  type: string,
  projectId: string,
  data: Record<string, unknown>,
  actor: Actor,
  now: Date,
): Promise<void> {
  await recordEvents(tx, [
    { type, subject: { kind: 'project', id: projectId }, actor: { id: actor.id, name: actor.name }, at: now, data },
  ]);
}

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
  const [row] = await db.query<Appeal>(`${VIEW} WHERE a.id = $1 AND ${visible}`, parameters);
  if (!row) throw notFound('appeal', id);
  return row;
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
  const rows = await db.query<Appeal>(
    `${VIEW} WHERE ${conditions.join(' AND ')} ORDER BY a.submitted_at, a.id LIMIT ${add(page.limit + 1)}`,
    parameters,
  );
  return toPage(rows, page.limit, (row) => [row.submittedAt.toISOString(), row.id]);
}
