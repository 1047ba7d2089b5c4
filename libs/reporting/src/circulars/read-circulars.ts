import { type RecordedEvent, readHistory } from '#outbox';
import { type Actor, seesAllProjects } from '#identity';
import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import { type CircularTransition, type CircularState, legalCircularTransitions } from './circular-transitions.js';
import { numberOf } from './circular-number.js';
import type { Circular } from './circular.entity.js';

/** A circular in a list. */
export interface CircularHead {
  id: string;
  /** As it is printed: 通报〔2022〕6号; null: not issued. */
  number: string | null;
  state: CircularState;
  title: string;
  period: string;
  planId: string | null;
  series: string | null;
  draftedByName: string;
  draftedAt: Date;
  issuedByName: string | null;
  issuedAt: Date | null;
  version: number;
  legalTransitions: CircularTransition[];
}

/** A circular as people read it. */
export interface CircularView extends CircularHead, Pick<Circular, 'text' | 'edited' | 'figures'> {}

export interface CircularFilter {
  states?: readonly CircularState[];
  period?: string;
  planId?: string;
}

const HEAD = `c.id, c.state, c.year, c.number, c.text->>'title' AS title, c.period, c.plan_id AS "planId", c.series,
  c.drafted_by_name AS "draftedByName", c.drafted_at AS "draftedAt", c.issued_by_name AS "issuedByName", c.issued_at AS "issuedAt",
  c.version`;

type Row<View> = Omit<View, 'number' | 'legalTransitions'> & { year: number | null; number: number | null };

/** Officers read what was issued; whoever sees all projects sees drafts too. */
function circularVisibleTo(actor: Actor): string {
  return seesAllProjects(actor) ? 'true' : `c.state = 'issued'`;
}

/** Circulars that the actor sees, the latest draft first. */
export async function listCirculars(
  db: Queryable,
  actor: Actor,
  { states, period, planId }: CircularFilter,
  page: { cursor?: string; limit: number },
): Promise<Page<CircularHead>> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [circularVisibleTo(actor)];
  if (states) conditions.push(`c.state = ANY(${add(states)})`);
  if (period) conditions.push(`c.period = ${add(period)}`);
  if (planId) conditions.push(`c.plan_id = ${add(planId)}`);
  if (page.cursor) {
    const [draftedAt, id] = decodeCursor(page.cursor, 2);
    conditions.push(`(c.drafted_at, c.id) < (${add(draftedAt)}::timestamptz, ${add(id)}::uuid)`);
  }
  const rows = await db.query<Row<CircularHead>>(
    `SELECT ${HEAD} FROM circular c WHERE ${conditions.join(' AND ')} ORDER BY c.drafted_at DESC, c.id DESC LIMIT ${add(page.limit + 1)}`,
    parameters,
  );
  return toPage(rows.map(viewOf), page.limit, (head) => [head.draftedAt.toISOString(), head.id]);
}

/** @throws DomainError `circular.not-found`, also for a draft that the actor may not see */
export async function readCircular(db: Queryable, actor: Actor, id: string): Promise<CircularView> {
  const [row] = await db.query<Row<CircularView>>(
    `SELECT ${HEAD}, c.text, c.edited, c.figures FROM circular c WHERE c.id = $1 AND ${circularVisibleTo(actor)}`,
    [id],
  );
  if (!row) throw notFound('circular', id);
  return viewOf(row);
}

/**
 * Its history, oldest first, with what its drafts said: only for those who saw them.
 * @throws DomainError `circular.not-found`
 */
export async function readCircularHistory(
  db: Queryable,
  actor: Actor,
  id: string,
  after?: number,
  limit?: number,
): Promise<RecordedEvent[]> {
  await readCircular(db, actor, id);
  if (!seesAllProjects(actor)) throw notFound('circular', id);
  return readHistory(db, id, after, limit);
}

function viewOf<View extends CircularHead>(row: Row<View>): View {
  const { year, number, ...rest } = row;
  return {
    ...rest,
    number: numberOf({ year, number }),
    legalTransitions: legalCircularTransitions(row.state),
  } as unknown as View;
}
