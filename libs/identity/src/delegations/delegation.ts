import { DomainError } from '#platform';
import type { CivilDate } from '#work-calendar';
import type { Role } from '../access/actor.js';
import type { PersonContact } from '../people/person.entity.js';

/** From the first to the last day that `personId` is away; both count. */
export interface Absence {
  personId: string;
  deputyId: string;
  from: CivilDate;
  to: CivilDate;
}

/** Somebody with what decides whom they may stand in for. */
export interface PlacedPerson extends PersonContact {
  role: Role;
  departmentId: string | null;
  active: boolean;
}

/**
 * A delegation gives no rights, so whoever stands in needs rights of their own to open what comes: for an officer somebody of the
 * same department or a leader (the superior line, which sees all projects), for a leader another leader, for a supervisor or an
 * administrator one of these.
 */
export function mayStandIn(person: PlacedPerson, deputy: PlacedPerson): boolean {
  if (!deputy.active || deputy.id === person.id) return false;
  switch (person.role) {
    case 'officer':
      return deputy.role === 'leader' || deputy.departmentId === person.departmentId;
    case 'leader':
      return deputy.role === 'leader';
    case 'supervisor':
    case 'admin':
      return deputy.role === 'supervisor' || deputy.role === 'admin';
  }
}

const STAND_INS: Readonly<Record<Role, string>> = {
  officer: 'somebody of the same department, or a leader',
  leader: 'another leader',
  supervisor: 'another supervisor or an administrator',
  admin: 'another administrator or a supervisor',
};

/** @throws DomainError `delegation.self`, `delegation.deputy-inactive`, `delegation.deputy-outside` */
export function assertMayStandIn(person: PlacedPerson, deputy: PlacedPerson): void {
  if (mayStandIn(person, deputy)) return;
  if (person.id === deputy.id)
    throw new DomainError('delegation.self', 'Nobody stands in for themself. Choose somebody else as deputy.');
  if (!deputy.active)
    throw new DomainError('delegation.deputy-inactive', `${deputy.name} is not active any more. Choose somebody who is.`);
  throw new DomainError(
    'delegation.deputy-outside',
    `${deputy.name} can't open what comes for ${person.name}. Choose ${STAND_INS[person.role]}.`,
  );
}

/** @throws DomainError `delegation.days-invalid` */
export function assertDays({ from, to }: Pick<Absence, 'from' | 'to'>, today: CivilDate): void {
  if (to < from)
    throw new DomainError('delegation.days-invalid', `The absence ends (${to}) before it begins (${from}). Swap the two days.`);
  if (to < today)
    throw new DomainError('delegation.days-invalid', `The absence ended on ${to}. Choose a last day from today (${today}) on.`);
}

/**
 * @param others absences that have not been ended, of anybody
 * @throws DomainError `delegation.overlap`, `delegation.circle`
 */
export function assertFits(
  wanted: Absence,
  others: readonly Absence[],
  { person, deputy }: { person: PersonContact; deputy: PersonContact },
): void {
  const same = others.find((other) => other.personId === wanted.personId && sharedDays(wanted, other));
  if (same)
    throw new DomainError(
      'delegation.overlap',
      `${person.name} is away from ${same.from} to ${same.to} already. End that delegation first, or choose other days.`,
      { from: same.from, to: same.to },
    );
  const circle = circleOf(wanted, others);
  if (circle)
    throw new DomainError(
      'delegation.circle',
      `From ${circle.from} to ${circle.to} ${deputy.name} is away too, and what comes would go back to ${person.name}. Choose somebody who is at work, or other days.`,
      circle,
    );
}

type Days = Pick<Absence, 'from' | 'to'>;

/** The first days found on which the deputies lead back to the absent person; null when they never do. */
export function circleOf(wanted: Absence, others: readonly Absence[]): Days | null {
  const follow = (deputyId: string, days: Days, passed: readonly string[]): Days | null => {
    for (const other of others) {
      const shared = other.personId === deputyId ? sharedDays(days, other) : null;
      if (!shared) continue;
      if (other.deputyId === wanted.personId) return shared;
      const further = passed.includes(other.deputyId) ? null : follow(other.deputyId, shared, [...passed, deputyId]);
      if (further) return further;
    }
    return null;
  };
  return follow(wanted.deputyId, wanted, []);
}

function sharedDays(one: Days, other: Days): Days | null {
  const from = one.from > other.from ? one.from : other.from;
  const to = one.to < other.to ? one.to : other.to;
  return from <= to ? { from, to } : null;
}
