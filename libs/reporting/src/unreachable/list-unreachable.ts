import { readContacts } from '#notifications';
import { type Actor, type AudienceMember, requireAbility, directory } from '#identity';
import { type Page, type Queryable, toPage } from '#platform';
import type { PolicyStore, PolicyStep } from '#policies';
import { type Blocked, blockedOf, meantChannels } from './meant-channels.js';

/** Somebody to whom only the inbox leads. */
export interface Unreachable extends Pick<AudienceMember, 'id' | 'login' | 'name' | 'role' | 'departmentId' | 'audiences'> {
  /** Every channel by which policies and the usual messages would tell them, and why it doesn't. */
  blocked: Blocked[];
}

export interface UnreachableQuestion {
  cursor?: string;
  limit: number;
  departmentId?: string;
}

/** People are looked through in batches of so many. */
const BATCH = 1000;

/**
 * People whom only the inbox reaches, of all that the policies in use would use for them (the newest version of each, and those
 * that projects not ended stand under), calls, slips and circulars included. By login.
 * @throws DomainError `access.denied`
 */
export async function listUnreachable(
  db: Queryable,
  actor: Actor,
  { policies, channels }: { policies: PolicyStore; channels: readonly string[] },
  { limit, ...question }: UnreachableQuestion,
): Promise<Page<Unreachable>> {
  requireAbility(actor, 'roster.read');
  const steps = await stepsInUse(db, policies);
  const found: Unreachable[] = [];
  let cursor = question.cursor ?? null;
  do {
    const { items, nextCursor } = await directory.audienceMembers(db, {
      ...question,
      ...(cursor ? { cursor } : {}),
      limit: BATCH,
    });
    const contacts = await readContacts(db, items);
    for (const { email: _, ...person } of items) {
      const contact = contacts.get(person.id);
      const blocked = contact && blockedOf(contact, meantChannels(steps, person.audiences), channels);
      if (blocked) found.push({ ...person, blocked });
    }
    cursor = nextCursor;
  } while (cursor && found.length <= limit);
  return toPage(found, limit, ({ login }) => [login]);
}

async function stepsInUse(db: Queryable, policies: PolicyStore): Promise<PolicyStep[]> {
  const rows = await db.query<{ id: string }>(
    `SELECT id FROM policy p WHERE version = (SELECT max(version) FROM policy WHERE name = p.name)
       OR EXISTS (SELECT 1 FROM project WHERE policy_id = p.id AND state NOT IN ('closed', 'cancelled'))`,
  );
  const steps: PolicyStep[] = [];
  for (const { id } of rows) steps.push(...(await policies.of(db, id)).steps);
  return steps;
}
