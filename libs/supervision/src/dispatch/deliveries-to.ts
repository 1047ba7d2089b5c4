import type { MessageContent, NewDelivery } from '#delivery';
import type { Addressee } from './addressees.js';
import { contentFor } from './handovers.js';

/** Ways to a person; who has no e-mail address has the inbox. */
export const PERSONAL_CHANNELS = ['inbox', 'email'];

/** One delivery for each way to each person, of the same content from the same source; a deputy reads for whom it is. */
export function deliveriesTo(
  addressees: readonly Addressee[],
  { content, ...source }: Pick<NewDelivery, 'sourceId' | 'projectId'> & { content: MessageContent },
): NewDelivery[] {
  return addressees.map((one) => ({
    ...source,
    channel: one.channel,
    recipientId: one.person.id,
    address: one.person.email,
    content: contentFor(content, one),
  }));
}
