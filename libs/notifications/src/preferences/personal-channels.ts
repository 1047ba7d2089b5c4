import { type Actor, requireOwn, directory } from '#identity';
import { notFound, type Queryable } from '#platform';
import { addressFor, type UnavailableReason, reasonUnavailable, hasChosen } from './channel-resolution.js';
import { PERSONAL_CHANNELS, type PersonalChannel } from '#policies';
import { type ChannelChoice } from './channel-choice.entity.js';
import { readChoice } from './channel-choice.js';
import { readContacts } from './contacts.js';

/** A choice, with what there is to choose from. */
export interface PersonalChannels extends ChannelChoice {
  personId: string;
  options: ChannelOption[];
}

interface ChannelOption {
  channel: PersonalChannel;
  chosen: boolean;
  usable: boolean;
  /** Why it isn't usable. */
  gap: UnavailableReason | null;
  /** Where it leads, as an e-mail address or a mobile number; the inbox needs none. */
  address: string | null;
}

/**
 * What a person chose and which channels lead to the person at all; for the person, and for whoever manages the roster.
 * @param present channels of this installation
 * @throws DomainError `access.denied`, `person.not-found`
 */
export async function readPersonalChannels(
  db: Queryable,
  actor: Actor,
  personId: string,
  present: readonly string[],
): Promise<PersonalChannels> {
  requireOwn(actor, personId);
  const [person] = await directory.contacts(db, [personId]);
  const contact = person && (await readContacts(db, [person])).get(personId);
  if (!contact) throw notFound('person', personId);
  const choice = await readChoice(db, personId);
  const options = PERSONAL_CHANNELS.map((channel): ChannelOption => {
    const gap = reasonUnavailable(channel, contact, present);
    return { channel, chosen: hasChosen(contact, channel), usable: gap === null, gap, address: addressFor(channel, contact) };
  });
  return { personId, ...choice, options };
}
