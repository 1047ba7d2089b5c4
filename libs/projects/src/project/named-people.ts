import { type FindOptionsWhere, In } from 'typeorm';
import { type Actor, can, NAMED_ROLES, type NamedPerson, Person } from '#identity';
import { DomainError, notFound, type Tx } from '#platform';
import type { Project } from './project.entity.js';

/** What is said of somebody who is named: a person of the roster, or a name. */
export type NamedPersonGiven = Pick<NamedPerson, 'role'> & Partial<NamedPerson>;

interface Naming {
  leadDepartmentId: string;
  /** Who is to be named. */
  given: readonly NamedPersonGiven[];
  /** Who was named before. */
  before: Project['people'];
}

const COLUMNS = { id: true, name: true, phone: true, role: true, departmentId: true, active: true } as const;
type Known = Pick<Person, keyof typeof COLUMNS>;

/** Finds who is meant, for a batch of projects at once. */
export class NamedPeopleRoster {
  private constructor(private readonly people: readonly Known[]) {}

  static async read(tx: Tx, namings: readonly Pick<Naming, 'leadDepartmentId' | 'given'>[]): Promise<NamedPeopleRoster> {
    const naming = namings.filter(({ given }) => given.length > 0);
    const ids = naming.flatMap(({ given }) => given.flatMap(({ personId }) => personId ?? []));
    const where: FindOptionsWhere<Person>[] = [
      { id: In(ids) },
      { departmentId: In([...new Set(naming.map((one) => one.leadDepartmentId))]), active: true, role: 'officer' },
      { active: true, role: 'leader' },
    ];
    return new NamedPeopleRoster(naming.length === 0 ? [] : await tx.manager.find(Person, { select: COLUMNS, where }));
  }

  /**
   * The people of a project by role, each once. Of a person of the roster the name is taken from there; a name that only one bears of those
   * who may be named is that person. Whoever was named before may stay, also when he has left since.
   * @throws DomainError `person.not-found`, `people.name-needed`, `people.not-of-lead`
   */
  resolve(naming: Naming): NamedPerson[] {
    const named = naming.given.map((one) => this.resolved(one, naming));
    return NAMED_ROLES.flatMap((role) => named.filter((one) => one.role === role)).filter(isFirst);
  }

  private resolved({ role, name = '', phone, personId }: NamedPersonGiven, naming: Naming): NamedPerson {
    const number = phone?.trim() || null;
    const words = name.trim();
    if (!personId && words === '')
      throw new DomainError('people.name-needed', 'Say who it is: personId of somebody in the roster, or a name.', { role });
    const person = personId ? this.people.find(({ id }) => id === personId) : this.bearing(words, role, naming.leadDepartmentId);
    if (!person) {
      if (personId) throw notFound('person', personId);
      return { role, name: words, phone: number, personId: null };
    }
    const wasNamed = naming.before.some((one) => one.role === role && one.personId === person.id);
    if (!wasNamed && !mayBeNamed(person, role, naming.leadDepartmentId)) throw notOfLead(person, role);
    return { role, name: person.name, phone: number === person.phone ? null : number, personId: person.id };
  }

  private bearing(name: string, role: NamedPerson['role'], departmentId: string): Known | undefined {
    const bare = withoutBlanks(name);
    const found = this.people.filter((one) => withoutBlanks(one.name) === bare && mayBeNamed(one, role, departmentId));
    return found.length === 1 ? found[0] : undefined;
  }
}

/**
 * The people of a project after somebody has named them. Officers of the lead department name 责任人 and 联络员; whoever supervises also 责任领导.
 * @throws DomainError `people.leader-by-supervisor`, and what {@link NamedPeopleRoster.resolve} throws
 */
export async function peopleAfterNaming(
  tx: Tx,
  actor: Actor,
  { leadDepartmentId, people: before }: Pick<Project, 'leadDepartmentId' | 'people'>,
  given: readonly NamedPersonGiven[],
): Promise<NamedPerson[]> {
  const naming = { leadDepartmentId, given, before };
  const people = (await NamedPeopleRoster.read(tx, [naming])).resolve(naming);
  if (can(actor, 'project.supervise') || leadersIn(people) === leadersIn(before)) return people;
  throw new DomainError(
    'people.leader-by-supervisor',
    'A supervisor names the responsible leader (责任领导). Leave those entries as they are, and name the others.',
  );
}

/** 责任领导 may also be a leader in charge of departments. */
function mayBeNamed({ active, role: own, departmentId }: Known, role: NamedPerson['role'], leadDepartmentId: string): boolean {
  return active && (departmentId === leadDepartmentId || (role === 'responsible-leader' && own === 'leader'));
}

function notOfLead({ id: personId, name }: Known, role: string): DomainError {
  return new DomainError(
    'people.not-of-lead',
    `${name} does not belong to the lead department, or has left. Name somebody of that department, or give only a name and a phone.`,
    { personId, name, role },
  );
}

function leadersIn(people: readonly NamedPerson[]): string {
  const leaders = people.filter(({ role }) => role === 'responsible-leader');
  return JSON.stringify(leaders.map(({ name, phone, personId }) => [personId ?? name, phone]).sort());
}

function isFirst(one: NamedPerson, index: number, all: readonly NamedPerson[]): boolean {
  return (
    all.findIndex(({ role, personId, name }) => role === one.role && personId === one.personId && name === one.name) === index
  );
}

function withoutBlanks(name: string): string {
  return name.replace(/\s/g, '');
}
