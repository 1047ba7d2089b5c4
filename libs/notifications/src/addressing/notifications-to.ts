import type { NewNotification } from '../rendering/notification.js';
import type { Notice } from '../messages/notice.js';
import type { PersonContact } from '#identity';
import type { Addressee } from './addressees.js';
import { readerOf } from './handovers.js';

/** What goes to people by no policy step: calls, slips, circulars. */
export const USUAL_CHANNELS = ['inbox', 'email'];

/** One delivery for each way to each person, of the same notice from the same source; a deputy reads for whom it is. */
export function notificationsTo(
  addressees: readonly Addressee[],
  {
    notice,
    ...source
  }: Pick<NewNotification, 'sourceId' | 'projectId'> & { notice: Notice | ((person: PersonContact) => Notice) },
): NewNotification[] {
  const noticeTo = typeof notice === 'function' ? oncePerPerson(notice) : (): Notice => notice;
  return addressees.map((one) => ({
    ...source,
    channel: one.channel,
    recipientId: one.person.id,
    address: one.address,
    content: { notice: noticeTo(one.person), language: one.language, reader: readerOf(one) },
  }));
}

/** The same object for all ways to a person: it is put into words once. */
function oncePerPerson(notice: (person: PersonContact) => Notice): (person: PersonContact) => Notice {
  const known = new Map<string, Notice>();
  return (person) => {
    const made = known.get(person.id) ?? notice(person);
    known.set(person.id, made);
    return made;
  };
}
