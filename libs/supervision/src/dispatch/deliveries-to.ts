import { addressedTo, type NewDelivery, type Notice, renderNotice } from '#delivery';
import type { Addressee } from './addressees.js';
import { readerOf } from './handovers.js';

/** Ways to a person; who has no e-mail address has the inbox. */
export const PERSONAL_CHANNELS = ['inbox', 'email'];

/** One delivery for each way to each person, of the same notice from the same source; a deputy reads for whom it is. */
export function deliveriesTo(
  addressees: readonly Addressee[],
  { notice, ...source }: Pick<NewDelivery, 'sourceId' | 'projectId'> & { notice: Notice },
): NewDelivery[] {
  const message = renderNotice(notice, 'zh-CN');
  return addressees.map((one) => ({
    ...source,
    channel: one.channel,
    recipientId: one.person.id,
    address: one.person.email,
    content: addressedTo(message, readerOf(one)),
  }));
}
