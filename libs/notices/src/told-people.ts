import { directory, type PersonContact } from '#identity';
import { NamedPeople } from '#notifications';
import type { RecordedEvent } from '#outbox';
import type { Tx } from '#platform';
import type { Meant, Parties } from './parties.js';
import { type Party, whoIsTold } from './who-is-told.js';

/** Somebody who is told of an event, and as what. */
export interface ToldPerson {
  person: PersonContact;
  role: Party;
  acts: boolean;
}

/** Finds the people that the table means; remembers what it has looked up for the length of one batch. */
export class ToldPeople {
  private readonly departments = new Map<string, PersonContact[]>();
  private readonly people = new Map<string, PersonContact | null>();
  private readonly heads = new Map<string, PersonContact[]>();
  private readonly named: NamedPeople;
  private supervisors: PersonContact[] | undefined;

  constructor(
    private readonly tx: Tx,
    /** Channels of this installation. */
    channels: readonly string[],
  ) {
    this.named = new NamedPeople(tx, channels);
  }

  /** Looks up all people of these departments at once. */
  async learnDepartments(ids: Iterable<string>): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.departments.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.departments.set(id, []);
    for (const person of await directory.departmentPeople(this.tx, unknown))
      this.departments.get(person.departmentId ?? '')?.push(person);
  }

  /**
   * Each person once, first as one who acts. Nobody is told of the own act. Where nobody is there to act, the supervisors are told:
   * nothing is lost.
   */
  async of({ type, actor }: Pick<RecordedEvent, 'type' | 'actor'>, parties: Parties): Promise<ToldPerson[]> {
    const rule = whoIsTold(type);
    if (!rule) return [];
    const told = new Map<string, ToldPerson>();
    const add = async (role: Party, acts: boolean, meant: Meant | undefined): Promise<number> => {
      const people = await this.meantBy(meant ?? {});
      for (const person of people)
        if (person.id !== actor.id && !told.has(person.id)) told.set(person.id, { person, role, acts });
      return people.length;
    };
    let acting = 0;
    for (const role of rule.acts) acting += await add(role, true, parties[role]);
    if (rule.acts.length > 0 && acting === 0) await add('supervisors', true, { supervisors: true });
    for (const role of rule.waits) await add(role, false, parties[role]);
    return [...told.values()];
  }

  private async meantBy({ departments = [], people = [], supervisors, named = [] }: Meant): Promise<PersonContact[]> {
    const found: PersonContact[] = [];
    const ids = departments.filter((id) => typeof id === 'string');
    await this.learnDepartments(ids);
    for (const id of ids) found.push(...(await this.ofDepartment(id, named)));
    for (const id of people) {
      const person = id ? await this.person(id) : null;
      if (person) found.push(person);
    }
    if (supervisors) found.push(...(this.supervisors ??= await directory.supervisors(this.tx)));
    return found;
  }

  /** Everybody of it; where somebody of it is named for the project, those and the heads. */
  private async ofDepartment(id: string, people: NonNullable<Meant['named']>): Promise<PersonContact[]> {
    const everybody = this.departments.get(id) ?? [];
    if (!people.some(({ personId }) => personId !== null)) return everybody;
    const named = await this.named.insteadOf({ leadDepartmentId: id, people }, everybody);
    if (named === null) return everybody;
    const heads =
      this.heads.get(id) ?? (await directory.audience(this.tx, { leadDepartmentId: id, leaderId: null }, 'lead-head'));
    this.heads.set(id, heads);
    const told = new Set([...named, ...heads].map((one) => one.id));
    return everybody.filter((one) => told.has(one.id));
  }

  private async person(id: string): Promise<PersonContact | null> {
    const known = this.people.get(id);
    if (known !== undefined) return known;
    const [person = null] = await directory.contacts(this.tx, [id]);
    this.people.set(id, person);
    return person;
  }
}
