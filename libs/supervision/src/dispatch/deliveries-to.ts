import type { NewDelivery } from '#delivery';
import type { Addressee } from './addressees.js';

/** Ways to a person; who has no e-mail address has the inbox. */
export const PERSONAL_CHANNELS = ['inbox', 'email'];

/** One delivery for each way to each person, of the same content from the same source. */
export function deliveriesTo(
  addressees: readonly Addressee[],
  what: Pick<NewDelivery, 'sourceId' | 'projectId' | 'content'>,
): NewDelivery[] {
  return addressees.map(({ channel, person }) => ({ ...what, channel, recipientId: person.id, address: person.email }));
}
