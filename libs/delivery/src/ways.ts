import type { PersonAddresses } from '#identity';

/** Channels that lead to a person. A further one is a line here, besides the channel itself. */
const ADDRESS_OF = {
  inbox: () => null,
  email: ({ email }: Contact) => email ?? undefined,
  sms: ({ addresses }: Contact) => addresses.mobile,
  'wecom-app': ({ addresses }: Contact) => addresses.wecom,
} satisfies Record<string, (contact: Contact) => string | null | undefined>;

export type PersonalChannel = keyof typeof ADDRESS_OF;
export const PERSONAL_CHANNELS = Object.keys(ADDRESS_OF) as PersonalChannel[];

export interface Contact {
  email: string | null;
  addresses: PersonAddresses;
}

/** A channel with the address that it needs; null where the person's id is enough. */
export interface Way {
  channel: string;
  address: string | null;
}

/**
 * Ways to a person among those that are allowed: the house has the channel, and the person the address. Where none is
 * left, the inbox.
 * @param present channels of this house
 */
export function waysTo(contact: Contact, allowed: readonly string[], present: readonly string[]): Way[] {
  const ways = PERSONAL_CHANNELS.filter((channel) => allowed.includes(channel) && present.includes(channel)).flatMap(
    (channel) => {
      const address = ADDRESS_OF[channel](contact);
      return address === undefined ? [] : [{ channel, address }];
    },
  );
  return ways.length > 0 ? ways : [{ channel: 'inbox', address: null }];
}
