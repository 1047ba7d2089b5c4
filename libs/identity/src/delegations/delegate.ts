import { recordEvents } from '#outbox';
import { DomainError, newId, notFound, type Queryable, type Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import { type Actor, requireAbility, requireOwn } from '../actor.js';
import { type Absence, assertDays, assertFits, assertMayStandIn, mayStandIn, type PlacedPerson } from './delegation.js';

export interface NewDelegation extends Absence {
  reason: string;
}

const PLACED = 'SELECT id, name, email, role, department_id AS "departmentId", active FROM person';

/**
 * Names a deputy for the days that somebody is away (代理); answers the id. The deputy gets the messages and no rights.
 * @throws DomainError `access.denied`, `person.not-found`, `delegation.days-invalid`, `delegation.self`,
 *   `delegation.deputy-inactive`, `delegation.deputy-outside`, `delegation.overlap`, `delegation.circle`
 */
export async function delegate(tx: Tx, wish: NewDelegation, actor: Actor, now: Date): Promise<string> {
  requireOwn(actor, wish.personId);
  assertDays(wish, civilDateOf(now));
  const person = await readPlaced(tx, wish.personId);
  const deputy = await readPlaced(tx, wish.deputyId);
  assertMayStandIn(person, deputy);
  // One at a time: two that are written at once could make a circle that neither of them sees.
  await tx.query('LOCK TABLE delegation IN SHARE ROW EXCLUSIVE MODE');
  assertFits(wish, await readOverlapping(tx, wish), { person, deputy });
  const id = newId();
  await tx.query(
    `INSERT INTO delegation (id, person_id, deputy_id, from_day, to_day, reason, set_by_name, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, person.id, deputy.id, wish.from, wish.to, wish.reason, actor.name, now],
  );
  await record(tx, 'person.delegated', { id, person, deputy, from: wish.from, to: wish.to }, actor, now);
  return id;
}

/**
 * Ends a delegation early, or takes one back that has not begun: from now on the person gets the own messages.
 * @throws DomainError `access.denied`, `delegation.not-found`, `delegation.over`
 */
export async function endDelegation(
  tx: Tx,
  { personId, delegationId }: { personId: string; delegationId: string },
  actor: Actor,
  now: Date,
): Promise<void> {
  requireOwn(actor, personId);
  const [row] = await tx.query<{ deputyId: string; from: string; to: string; endedAt: Date | null }>(
    `SELECT deputy_id AS "deputyId", from_day AS "from", to_day AS "to", ended_at AS "endedAt"
     FROM delegation WHERE id = $1 AND person_id = $2 FOR UPDATE`,
    [delegationId, personId],
  );
  if (!row) throw notFound('delegation', delegationId);
  if (row.endedAt || row.to < civilDateOf(now))
    throw new DomainError('delegation.over', 'The delegation is over already. There is nothing left to end.');
  await tx.query('UPDATE delegation SET ended_at = $2, ended_by_name = $3 WHERE id = $1', [delegationId, now, actor.name]);
  const person = await readPlaced(tx, personId);
  const deputy = await readPlaced(tx, row.deputyId);
  const facts = { id: delegationId, person, deputy, from: row.from, to: row.to };
  await record(tx, 'person.delegation_ended', facts, actor, now);
}

/** Who may stand in for somebody, by name. @throws DomainError `access.denied`, `person.not-found` */
export async function listDeputies(db: Queryable, personId: string, actor: Actor): Promise<{ id: string; name: string }[]> {
  if (actor.id !== personId) requireAbility(actor, 'roster.read');
  const person = await readPlaced(db, personId);
  const others = await db.query<PlacedPerson>(
    `${PLACED} WHERE active AND (role <> 'officer' OR department_id = $1) ORDER BY name, id`,
    [person.departmentId],
  );
  return others.filter((other) => mayStandIn(person, other)).map(({ id, name }) => ({ id, name }));
}

async function readPlaced(db: Queryable, id: string): Promise<PlacedPerson> {
  const [person] = await db.query<PlacedPerson>(`${PLACED} WHERE id = $1`, [id]);
  if (!person) throw notFound('person', id);
  return person;
}

async function readOverlapping(tx: Tx, { from, to }: Absence): Promise<Absence[]> {
  return tx.query<Absence>(
    `SELECT person_id AS "personId", deputy_id AS "deputyId", from_day AS "from", to_day AS "to"
     FROM delegation WHERE ended_at IS NULL AND from_day <= $2 AND to_day >= $1 ORDER BY from_day`,
    [from, to],
  );
}

/** The reason stays in the delegation: endpoints hear of events, and why somebody is away is not theirs to know. */
async function record(
  tx: Tx,
  type: 'person.delegated' | 'person.delegation_ended',
  { id, person, deputy, from, to }: { id: string; person: PlacedPerson; deputy: PlacedPerson; from: string; to: string },
  actor: Actor,
  now: Date,
): Promise<void> {
  await recordEvents(tx, [
    {
      type,
      subject: { kind: 'person', id: person.id },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { delegationId: id, person: person.name, deputyId: deputy.id, deputy: deputy.name, from, to },
    },
  ]);
}
