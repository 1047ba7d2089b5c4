import type { PersonAddresses } from '#identity';
import { PERSONAL_CHANNELS, type PersonalChannel } from '#policies';
import type { Waits } from './waits.js';
import type { Language } from '../messages/message.js';

/** Channels that lead to a person. A further one is a line here, besides the channel itself. */
const ADDRESS_OF = {
  inbox: () => null,
  email: ({ email }: Addresses) => email ?? undefined,
  sms: ({ addresses }: Addresses) => addresses.mobile,
  'wecom-app': ({ addresses }: Addresses) => addresses.wecom,
} satisfies Record<PersonalChannel, (contact: Addresses) => string | null | undefined>;

interface Addresses {
  email: string | null;
  addresses: PersonAddresses;
}

export interface Contact extends Addresses {
  /** What the person wants to be told through; null where nothing was chosen: through all. */
  chosen: readonly PersonalChannel[] | null;
  /** Of messages. */
  language: Language;
  /** When what can wait is sent; left out: at once. */
  waits?: Waits;
}

/** A channel with the address that it needs; null where the person's id is enough. */
export interface ResolvedChannel {
  channel: PersonalChannel;
  address: string | null;
}

/** Why a channel does not lead to a person: the installation hasn't got it, or the person no address for it. */
const UNAVAILABLE_REASONS = ['not-set-up', 'no-address'] as const;
export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number];

/** The same, or it could and the person didn't choose it. */
const UNUSED_REASONS = [...UNAVAILABLE_REASONS, 'not-chosen'] as const;
export type UnusedReason = (typeof UNUSED_REASONS)[number];

/**
 * Ways to a person among those that are allowed: what nothing stands against. Where none is left, the inbox.
 * @param present channels of this installation
 */
export function resolveChannels(contact: Contact, allowed: readonly string[], present: readonly string[]): ResolvedChannel[] {
  const ways = PERSONAL_CHANNELS.filter(
    (channel) => allowed.includes(channel) && reasonUnused(channel, contact, present) === null,
  ).map((channel) => ({ channel, address: addressFor(channel, contact) }));
  return ways.length > 0 ? ways : [{ channel: 'inbox', address: null }];
}

/** What stands between a channel and a person, the first of {@link UNUSED_REASONS}; null where nothing does. */
export function reasonUnused(channel: PersonalChannel, contact: Contact, present: readonly string[]): UnusedReason | null {
  return reasonUnavailable(channel, contact, present) ?? (hasChosen(contact, channel) ? null : 'not-chosen');
}

/** The same, whatever the person chose. */
export function reasonUnavailable(
  channel: PersonalChannel,
  contact: Addresses,
  present: readonly string[],
): UnavailableReason | null {
  if (!present.includes(channel)) return 'not-set-up';
  return ADDRESS_OF[channel](contact) === undefined ? 'no-address' : null;
}

/** Where a channel leads, as an e-mail address or a mobile number; null: nowhere, or it needs none. */
export function addressFor(channel: PersonalChannel, contact: Addresses): string | null {
  return ADDRESS_OF[channel](contact) ?? null;
}

/** Nobody can do without the inbox: it is what is left when nothing else is. */
export function hasChosen({ chosen }: Pick<Contact, 'chosen'>, channel: PersonalChannel): boolean {
  return channel === 'inbox' || chosen === null || chosen.includes(channel);
}
