import { Injectable } from '@nestjs/common';
import { configuredChannels, readContacts } from '#notifications';
import { type Actor, type AudienceMember, directory, requireAbility } from '#identity';
import { Database, Environment, type Page, toPage } from '#platform';
import { type PolicyStep, PolicyStore } from '#policies';
import { type Blocked, blockedOf, meantChannels } from './meant-channels.js';
import { policiesInUse } from './unreachable.queries.js';

/** Somebody whom only the inbox reaches. */
export interface Unreachable extends Pick<AudienceMember, 'id' | 'login' | 'name' | 'role' | 'departmentId' | 'audiences'> {
  /** Every channel through which policies and the usual messages would notify them, and why it does not reach them. */
  blocked: Blocked[];
}

export interface UnreachableQuestion {
  cursor?: string;
  limit: number;
  departmentId?: string;
}

/** People are looked through in batches of so many. */
const BATCH = 1000;

/** People whom only the inbox reaches. */
@Injectable()
export class UnreachableService {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyStore,
    private readonly environment: Environment,
  ) {}

  /**
   * Of all channels that the policies in use would use for them (the newest version of each, and those that projects not ended stand
   * under), calls, slips and circulars included. By login.
   * @throws DomainError `access.denied`
   */
  async list(actor: Actor, { limit, ...question }: UnreachableQuestion): Promise<Page<Unreachable>> {
    requireAbility(actor, 'roster.read');
    const steps = await this.stepsInUse();
    const found: Unreachable[] = [];
    let cursor = question.cursor ?? null;
    do {
      const { items, nextCursor } = await directory.audienceMembers(this.database, {
        ...question,
        ...(cursor ? { cursor } : {}),
        limit: BATCH,
      });
      const contacts = await readContacts(this.database, items);
      for (const { email: _, ...person } of items) {
        const contact = contacts.get(person.id);
        const channels = configuredChannels(this.environment);
        const blocked = contact && blockedOf(contact, meantChannels(steps, person.audiences), channels);
        if (blocked) found.push({ ...person, blocked });
      }
      cursor = nextCursor;
    } while (cursor && found.length <= limit);
    return toPage(found, limit, ({ login }) => [login]);
  }

  private async stepsInUse(): Promise<PolicyStep[]> {
    const steps: PolicyStep[] = [];
    for (const id of await policiesInUse(this.database)) steps.push(...(await this.policies.of(this.database, id)).steps);
    return steps;
  }
}
