import { type PersonContact, directory } from '#identity';
import type { Queryable } from '#platform';
import type { Contact } from './channel-resolution.js';
import { NO_CHOICE, readChoices } from './channel-choice.js';

/** Where each of them is reached, through what they chose, in which language. */
export async function readContacts(
  db: Queryable,
  people: readonly Pick<PersonContact, 'id' | 'email'>[],
): Promise<Map<string, Contact>> {
  const ids = people.map(({ id }) => id);
  const addresses = await directory.addresses(db, ids);
  const choices = await readChoices(db, ids);
  return new Map(
    people.map(({ id, email }) => {
      const { channels: chosen, language, digest, quietFrom, quietTo } = choices.get(id) ?? NO_CHOICE;
      const waits = { digest, quiet: quietFrom !== null && quietTo !== null ? { from: quietFrom, to: quietTo } : null };
      return [id, { email, addresses: addresses.get(id) ?? {}, chosen, language, waits }];
    }),
  );
}
