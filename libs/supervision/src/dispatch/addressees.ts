import { findAudience, findPeople, type PersonContact } from '#identity';
import type { Tx } from '#platform';
import type { Project } from '#tracking';
import type { Audience, PolicyStep } from '../policy/policy.js';

/** Whose people are meant. */
type Answerable = Pick<Project, 'leadDepartmentId' | 'leaderId' | 'confidential' | 'readerIds'>;

export interface Addressee {
  channel: string;
  person: PersonContact;
}

/** Finds who is to hear of a step; remembers what it has looked up for the length of one batch. */
export class Addressees {
  private readonly found = new Map<string, PersonContact[]>();

  constructor(private readonly tx: Tx) {}

  /**
   * People of all the steps that are sent as one message, each person once per channel. E-mail needs an address: who
   * has none still has the inbox. Where a step finds nobody, the head of the department hears of it, and where there is
   * none either, the supervisors: nothing is lost. Of a confidential project only those hear who may know of it; where a
   * step finds none of them, all of them.
   */
  async of(project: Answerable, steps: readonly Pick<PolicyStep, 'audience' | 'channels'>[]): Promise<Addressee[]> {
    const addressees = new Map<string, Addressee>();
    for (const step of steps) {
      for (const person of await this.peopleOf(project, step.audience)) {
        for (const channel of channelsOf(step, person)) addressees.set(`${channel} ${person.id}`, { channel, person });
      }
    }
    return [...addressees.values()];
  }

  private async peopleOf(project: Answerable, audience: readonly Audience[]): Promise<PersonContact[]> {
    const people: PersonContact[] = [];
    for (const one of audience) people.push(...(await this.lookUp(project, one)).filter((person) => mayKnow(project, person)));
    if (project.confidential) return people.length > 0 ? people : findPeople(this.tx, project.readerIds);
    for (const stand of ['lead-head', 'supervisors'] as const)
      if (people.length === 0) people.push(...(await this.lookUp(project, stand)));
    return people;
  }

  private async lookUp(project: Answerable, audience: Audience): Promise<PersonContact[]> {
    const key = `${audience} ${audience === 'leader' ? project.leaderId : project.leadDepartmentId}`;
    const known = this.found.get(key);
    if (known) return known;
    const people = await findAudience(
      this.tx,
      { leadDepartmentId: project.leadDepartmentId, leaderId: project.leaderId },
      audience,
    );
    this.found.set(key, people);
    return people;
  }
}

function mayKnow({ confidential, leaderId, readerIds }: Answerable, { id }: PersonContact): boolean {
  return !confidential || id === leaderId || readerIds.includes(id);
}

function channelsOf(step: Pick<PolicyStep, 'channels'>, person: PersonContact): string[] {
  const usable = step.channels.filter((channel) => channel !== 'email' || person.email !== null);
  return usable.length > 0 ? usable : ['inbox'];
}
