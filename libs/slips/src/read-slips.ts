import type { Actor } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import { visibleTo } from '#projects';
import type { SlipColour } from './slip-colour.js';
import { legalSlipTransitions, type PersonsSlipTransition } from './slip-transitions.js';
import { slipNumber } from './paper/slip-number.js';
import { AWAITING_ANSWER, type SlipState } from './slip-state.js';
import type { Slip } from './slip.entity.js';

/** A slip as people read it. */
export interface SlipView extends Omit<Slip, 'number' | 'year' | 'issuedBy' | 'changedAt'> {
  /** As it is printed: 督〔2022〕12号. */
  number: string;
  /** Its answer was due before today and is owed still. */
  isOverdue: boolean;
  legalTransitions: PersonsSlipTransition[];
}

export interface SlipFilter {
  projectId?: string;
  states?: readonly SlipState[];
  colours?: readonly SlipColour[];
  /** Of the department that leads the project now. */
  departmentId?: string;
  /** Only those whose answer is overdue, or only the others. */
  overdue?: boolean;
}

const COLUMNS = `s.id, s.project_id AS "projectId", s.year, s.number, s.colour, s.state, s.colour_reason AS "colourReason", s.title, s.text,
  s.lead_department_name AS "leadDepartmentName", s.cooperating_department_names AS "cooperatingDepartmentNames", s.due_date AS "dueDate",
  s.percent, s.problem, s.demand, s.answer_days AS "answerDays", s.answer_due AS "answerDue", s.recipients,
  s.issued_by_name AS "issuedByName", s.issued_at AS "issuedAt", s.answer, s.answered_by_name AS "answeredByName",
  s.answered_at AS "answeredAt", s.decision_reason AS "decisionReason", s.decided_by_name AS "decidedByName", s.decided_at AS "decidedAt",
  s.send_backs AS "sendBacks", s.ended_at AS "endedAt", s.version`;

type SlipRow = Omit<SlipView, 'number' | 'isOverdue' | 'legalTransitions'> & { year: number; number: number };

/** Slips of the projects that the actor sees, the latest first. `today` is a civil date. */
export async function listSlips(
  db: Queryable,
  actor: Actor,
  filter: SlipFilter,
  today: string,
  page: { cursor?: string; limit: number },
): Promise<Page<SlipView>> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [visibleTo(actor, add), ...conditionsOf(filter, today, add)];
  if (page.cursor) {
    const [issuedAt, id] = decodeCursor(page.cursor, 2);
    conditions.push(`(s.issued_at, s.id) < (${add(issuedAt)}::timestamptz, ${add(id)}::uuid)`);
  }
  const rows = await db.query<SlipRow>(
    `SELECT ${COLUMNS} FROM slip s JOIN project p ON p.id = s.project_id WHERE ${conditions.join(' AND ')}
     ORDER BY s.issued_at DESC, s.id DESC LIMIT ${add(page.limit + 1)}`,
    parameters,
  );
  return toPage(
    rows.map((row) => viewOf(row, today)),
    page.limit,
    (slip) => [slip.issuedAt.toISOString(), slip.id],
  );
}

/** @throws DomainError `slip.not-found`, also for one of a project that the actor doesn't see */
export async function readSlip(db: Queryable, actor: Actor, id: string, today: string): Promise<SlipView> {
  const parameters: unknown[] = [id];
  const visible = visibleTo(actor, (value) => `$${parameters.push(value)}`);
  const [row] = await db.query<SlipRow>(
    `SELECT ${COLUMNS} FROM slip s JOIN project p ON p.id = s.project_id WHERE s.id = $1 AND ${visible}`,
    parameters,
  );
  if (!row) throw notFound('slip', id);
  return viewOf(row, today);
}

function conditionsOf(filter: SlipFilter, today: string, add: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  if (filter.projectId) conditions.push(`s.project_id = ${add(filter.projectId)}`);
  if (filter.states) conditions.push(`s.state = ANY(${add(filter.states)})`);
  if (filter.colours) conditions.push(`s.colour = ANY(${add(filter.colours)})`);
  if (filter.departmentId) conditions.push(`p.lead_department_id = ${add(filter.departmentId)}`);
  if (filter.overdue !== undefined)
    conditions.push(`(s.state = ANY(${add(AWAITING_ANSWER)}) AND s.answer_due < ${add(today)}) = ${add(filter.overdue)}`);
  return conditions;
}

function viewOf({ year, number, ...row }: SlipRow, today: string): SlipView {
  const awaitsAnswer = (AWAITING_ANSWER as readonly SlipState[]).includes(row.state);
  return {
    ...row,
    number: slipNumber(year, number),
    isOverdue: awaitsAnswer && row.answerDue < today,
    legalTransitions: legalSlipTransitions(row.state),
  };
}
