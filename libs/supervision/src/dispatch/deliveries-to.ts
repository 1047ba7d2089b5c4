import { addressedTo, type NewDelivery, type Notice, renderNotice } from '#delivery';
import type { Addressee } from './addressees.js';
import { readerOf } from './handovers.js';

/** What goes to people by no policy step: calls, slips, circulars. */
export const USUAL_CHANNELS = ['inbox', 'email'];

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
    address: one.address,
    content: addressedTo(message, readerOf(one)),
  }));
}
