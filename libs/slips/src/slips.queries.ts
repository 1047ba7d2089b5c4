import { In, IsNull } from 'typeorm';
import { Department } from '#identity';
import { asOfRelation, type Queryable, type Tx } from '#platform';
import type { Anchor } from '#policies';
import { Cooperation } from '#projects';
import { civilDateOf } from '#work-calendar';
import type { OpenSlip } from './slip-colour.js';
import { AWAITING_ANSWER, type SlipState } from './slip-state.js';
import { Slip } from './slip.entity.js';

/** The slips as a SQL relation: the current ones, or those at the instant at which `asOf` began. */
export function slipsAsOf(asOf: Date | undefined, addParameter: (value: unknown) => string): string {
  return asOfRelation('slip', asOf, addParameter);
}

/** The slips of a project that have not ended, as far as the colour of the next one depends on them. */
export async function openSlips(tx: Tx, projectId: string): Promise<OpenSlip[]> {
  const open = await tx.manager.findBy(Slip, { projectId, endedAt: IsNull() });
  return open.map(({ id, year, number, colour, answerDue, state }) => ({
    id,
    year,
    number,
    colour,
    answerDue,
    awaitsAnswer: (AWAITING_ANSWER as readonly SlipState[]).includes(state),
  }));
}

/** The last problem (难点) that the department reported, or null. */
export async function lastReportedProblem(tx: Tx, projectId: string): Promise<string | null> {
  const [row] = await tx.query<{ problems: string }>(
    `SELECT problems FROM progress_report WHERE project_id = $1 AND problems <> '' ORDER BY reported_at DESC, id DESC LIMIT 1`,
    [projectId],
  );
  return row?.problems ?? null;
}

/** The names of the lead department and of those that cooperate, as they are printed on a slip. */
export async function departmentNames(
  tx: Tx,
  project: { id: string; leadDepartmentId: string },
): Promise<{ lead: string; cooperating: string[] }> {
  const helpers = await tx.manager.findBy(Cooperation, { projectId: project.id });
  const ids = [project.leadDepartmentId, ...helpers.map(({ departmentId }) => departmentId)];
  const departments = await tx.manager.find(Department, { where: { id: In(ids) }, order: { name: 'ASC' } });
  const isLead = ({ id }: Department): boolean => id === project.leadDepartmentId;
  const cooperating = departments.filter((one) => !isLead(one)).map(({ name }) => name);
  return { lead: departments.find(isLead)?.name ?? '', cooperating };
}

/**
 * The answers that projects owe, by project, as anchors of escalation steps. There is at most one for each colour, because only one
 * slip of a colour is open at a time; so a slip is chased in the same way as a due date.
 */
export async function slipAnchorsOf(db: Queryable, projectIds: readonly string[]): Promise<Map<string, Anchor[]>> {
  const owed = { projectId: In(projectIds), endedAt: IsNull(), state: In(AWAITING_ANSWER) };
  const found = new Map<string, Anchor[]>();
  for (const { projectId, colour, answerDue: date, issuedAt } of await db.manager.findBy(Slip, owed)) {
    const anchor: Anchor = { track: `${colour}-slip`, date, startDate: civilDateOf(issuedAt) };
    found.set(projectId, [...(found.get(projectId) ?? []), anchor]);
  }
  return found;
}

/** Papers that are numbered within their year, each by its counter. */
type Counter = 'slip_counter' | 'circular_counter' | 'interview_counter';

/**
 * The next number of the year, without gaps: the counter is part of the transaction, so a paper that is not issued after
 * all takes no number. Whoever issues at the same time waits here until the transaction ends; take it late.
 * Papers about confidential projects have a series of their own: its numbers lie below zero, and its counter stands under the year below
 * zero, so that no gap tells of them.
 */
export async function takeNumber(tx: Tx, counter: Counter, year: number, { confidential = false } = {}): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `INSERT INTO ${counter} (year, last) VALUES ($1, 1) ON CONFLICT (year) DO UPDATE SET last = ${counter}.last + 1 RETURNING last`,
    [confidential ? -year : year],
  );
  if (!row) throw new Error(`${counter} gave no number`);
  return confidential ? -row.last : row.last;
}
