import type { NewDelivery, Notice } from '#delivery';
import type { Addressee } from './addressees.js';
import { readerOf } from './handovers.js';

/** What goes to people by no policy step: calls, slips, circulars. */
export const USUAL_CHANNELS = ['inbox', 'email'];

/** One delivery for each way to each person, of the same notice from the same source; a deputy reads for whom it is. */
export function deliveriesTo(
  addressees: readonly Addressee[],
  { notice, ...source }: Pick<NewDelivery, 'sourceId' | 'projectId'> & { notice: Notice | ((one: Addressee) => Notice) },
): NewDelivery[] {
  return addressees.map((one) => ({
    ...source,
    channel: one.channel,
    recipientId: one.person.id,
    address: one.address,
    content: { notice: typeof notice === 'function' ? notice(one) : notice, language: 'zh-CN', reader: readerOf(one) },
  }));
}
