import { findAudience, type PersonContact } from '#identity';
import type { Tx } from '#platform';
import type { Audience, PolicyStep } from '../policy/policy.js';
import type { DueStep } from './due-steps.store.js';

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
   * none either, the supervisors: nothing is lost.
   */
  async of(due: DueStep, steps: readonly PolicyStep[]): Promise<Addressee[]> {
    const addressees = new Map<string, Addressee>();
    for (const step of steps) {
      for (const person of await this.peopleOf(due, step.audience)) {
        for (const channel of channelsOf(step, person)) addressees.set(`${channel} ${person.id}`, { channel, person });
      }
    }
    return [...addressees.values()];
  }

  private async peopleOf(due: DueStep, audience: readonly Audience[]): Promise<PersonContact[]> {
    const people: PersonContact[] = [];
    for (const one of audience) people.push(...(await this.lookUp(due, one)));
    for (const stand of ['lead-head', 'supervisors'] as const)
      if (people.length === 0) people.push(...(await this.lookUp(due, stand)));
    return people;
  }

  private async lookUp(due: DueStep, audience: Audience): Promise<PersonContact[]> {
    const key = `${audience} ${audience === 'leader' ? due.leaderId : due.leadDepartmentId}`;
    const known = this.found.get(key);
    if (known) return known;
    const people = await findAudience(this.tx, { leadDepartmentId: due.leadDepartmentId, leaderId: due.leaderId }, audience);
    this.found.set(key, people);
    return people;
  }
}

function channelsOf(step: PolicyStep, person: PersonContact): string[] {
  const usable = step.channels.filter((channel) => channel !== 'email' || person.email !== null);
  return usable.length > 0 ? usable : ['inbox'];
}
