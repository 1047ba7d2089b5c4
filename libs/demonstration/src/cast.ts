import { type Actor, loadRoster, Person, type Roster } from '#identity';
import { type Database, DomainError } from '#platform';
import { chance } from './chance.js';

/** Who makes the moves of the played year. */
export interface Cast {
  supervisor: Actor;
  /** The same officer for the same item at every playing. */
  officerOf(departmentId: string, itemText: string): Actor;
  /** Null: nobody of that id. */
  personOf(id: string): Actor | null;
}

/** Loads the roster, gives everybody the password, and casts the parts. */
export async function castRoster(
  database: Database,
  now: Date,
  roster: Roster,
  password: string,
  supervisorLogin: string,
): Promise<Cast> {
  const people = roster.people.map((person) => ({ ...person, password }));
  await database.transaction((tx) => loadRoster(tx, { ...roster, people }, now));
  const rows = await database.manager.find(Person, { order: { login: 'ASC' } });
  const supervisor = rows.find(({ login }) => login === supervisorLogin);
  if (!supervisor) throw new DomainError('person.not-found', `The roster has no supervisor with the login ${supervisorLogin}.`);
  return {
    supervisor: actorOf(supervisor),
    personOf(id) {
      const person = rows.find((row) => row.id === id);
      return person ? actorOf(person) : null;
    },
    officerOf(departmentId, itemText) {
      const officers = rows.filter((row) => row.departmentId === departmentId && !row.isHead);
      const officer = officers[Math.floor(chance(0, itemText, 'officer') * officers.length)];
      if (!officer) throw new DomainError('person.not-found', `The department ${departmentId} has no officer.`);
      return actorOf(officer);
    },
  };
}

function actorOf({ id, name, role, departmentId }: Person): Actor {
  return { id, name, kind: 'person', role, departmentId };
}
