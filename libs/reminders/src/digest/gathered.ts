import { type Addressee, type Notice, readerOf } from '#notifications';
import type { WaitingLine } from './digest-line.entity.js';

/** The lines of a notice that waits for a message that gathers several, one for each way to each person. */
export function gathered(
  addressees: readonly Addressee[],
  { notice, ...of }: Pick<WaitingLine, 'sourceId' | 'projectId' | 'sendAt' | 'reminderId'> & { notice: Notice },
): WaitingLine[] {
  return addressees.map((one) => ({
    ...of,
    notice,
    personId: one.person.id,
    channel: one.channel,
    deputyFor: readerOf(one).deputyFor,
  }));
}
