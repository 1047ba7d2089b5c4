import { decodeCursor, notFound, type Page, type Queryable, toPage } from '#platform';
import type { CivilDate } from '#work-calendar';
import { type Actor, requireAbility } from '../actor.js';

/** Somebody is away and another stands in (代理). */
export interface Delegation {
  id: string;
  person: { id: string; name: string };
  deputy: { id: string; name: string };
  from: CivilDate;
  /** The last day, included. */
  to: CivilDate;
  reason: string;
  setByName: string;
  createdAt: Date;
  /** Set when it was ended before its last day was over. */
  endedAt: Date | null;
  endedByName: string | null;
}

const VIEW = `SELECT g.id, jsonb_build_object('id', p.id, 'name', p.name) AS person, jsonb_build_object('id', d.id, 'name', d.name) AS deputy,
    g.from_day AS "from", g.to_day AS "to", g.reason, g.set_by_name AS "setByName", g.created_at AS "createdAt",
    g.ended_at AS "endedAt", g.ended_by_name AS "endedByName"
  FROM delegation g JOIN person p ON p.id = g.person_id JOIN person d ON d.id = g.deputy_id`;

/** Delegations of one person, the latest days first, for that person and whoever reads the roster. @throws DomainError `access.denied` */
export async function listDelegations(
  db: Queryable,
  personId: string,
  actor: Actor,
  page: { cursor?: string; limit: number },
): Promise<Page<Delegation>> {
  if (actor.id !== personId) requireAbility(actor, 'roster.read');
  const [day, id] = page.cursor ? decodeCursor(page.cursor, 2) : [null, null];
  const rows = await db.query<Delegation>(
    `${VIEW} WHERE g.person_id = $1 AND ($2::date IS NULL OR (g.from_day, g.id) < ($2::date, $3::uuid))
     ORDER BY g.from_day DESC, g.id DESC LIMIT $4`,
    [personId, day, id, page.limit + 1],
  );
  return toPage(rows, page.limit, (row) => [row.from, row.id]);
}

/** @throws DomainError `delegation.not-found` */
export async function readDelegation(db: Queryable, id: string): Promise<Delegation> {
  const [row] = await db.query<Delegation>(`${VIEW} WHERE g.id = $1`, [id]);
  if (!row) throw notFound('delegation', id);
  return row;
}
