import { type NamedPerson, type PersonContact, directory } from '#identity';
import type { Tx } from '#platform';
import { type Contact, reasonUnused } from '../preferences/channel-resolution.js';
import { PERSONAL_CHANNELS } from '#policies';
import { readContacts } from '../preferences/contacts.js';

/** A project as far as people are named for it. */
interface WithNamedPeople {
  leadDepartmentId: string;
  people?: readonly Pick<NamedPerson, 'role' | 'personId'>[];
}

/** 责任人, 联络员: they are told first of what is meant for the officers of the lead department. */
const TOLD_FIRST: readonly NamedPerson['role'][] = ['responsible-person', 'liaison'];

/** Who of those who are named for a project is told; remembers what it has looked up for the length of one batch. */
export class NamedPeople {
  private readonly contacts = new Map<string, Contact>();

  constructor(
    private readonly tx: Tx,
    /** Channels of this installation. */
    private readonly channels: readonly string[],
  ) {}

  /**
   * 责任人 and 联络员 who are told in place of their department; null: it is told as a whole, because nobody of it is named, who was has left it, or
   * only the inbox reaches those who are named while more reaches their colleagues.
   * @param department everybody active of the lead department
   */
  async insteadOf({ people = [] }: WithNamedPeople, department: readonly PersonContact[]): Promise<PersonContact[] | null> {
    const ids = new Set(idsOf(people, TOLD_FIRST));
    const named = department.filter(({ id }) => ids.has(id));
    if (named.length === 0) return null;
    await this.learn(department);
    return this.reachesAny(named) || !this.reachesAny(department) ? named : null;
  }

  /** 责任领导 with an account: of the lead department, or leaders in charge of departments. */
  async leaders({ people = [], leadDepartmentId }: WithNamedPeople): Promise<PersonContact[]> {
    const ids = idsOf(people, ['responsible-leader']);
    const found = ids.length > 0 ? await directory.contacts(this.tx, ids) : [];
    return found.filter(({ role, departmentId }) => role === 'leader' || departmentId === leadDepartmentId);
  }

  private reachesAny(people: readonly PersonContact[]): boolean {
    return people.some(({ id }) => {
      const contact = this.contacts.get(id);
      const beyondInbox = PERSONAL_CHANNELS.filter((channel) => channel !== 'inbox');
      return contact && beyondInbox.some((channel) => reasonUnused(channel, contact, this.channels) === null);
    });
  }

  private async learn(people: readonly PersonContact[]): Promise<void> {
    const unknown = people.filter(({ id }) => !this.contacts.has(id));
    if (unknown.length === 0) return;
    for (const [id, contact] of await readContacts(this.tx, unknown)) this.contacts.set(id, contact);
  }
}

function idsOf(people: NonNullable<WithNamedPeople['people']>, roles: readonly NamedPerson['role'][]): string[] {
  return people.flatMap(({ role, personId }) => (personId !== null && roles.includes(role) ? [personId] : []));
}
