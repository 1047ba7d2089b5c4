import { type Notice, requestNotifications, type Addressee, Addressees, notificationsTo, USUAL_CHANNELS } from '#notifications';
import type { Tx } from '#platform';
import type { Audience } from '#policies';
import { numberOf } from './circular-number.js';
import type { Circular } from './circular.entity.js';

const AUDIENCE: Audience[] = ['lead-officers', 'lead-head'];

/** The officers and heads of all departments in the ranking; where nobody is known, supervisors. */
export async function addresseesOf(tx: Tx, { figures }: Circular, now: Date, channels: readonly string[]): Promise<Addressee[]> {
  const found = new Addressees(tx, now, channels);
  const readers: Addressee[] = [];
  for (const { department } of figures.ranking) {
    const people = { leadDepartmentId: department.id, leaderId: null, confidential: false, readerIds: [] };
    readers.push(...(await found.of(people, [{ audience: AUDIENCE, channels: USUAL_CHANNELS }])));
  }
  return readers;
}

/** Tells them; whoever is found twice hears of it once. */
export async function announceCircular(
  tx: Tx,
  circular: Circular,
  { readers, sourceId, publicUrl, now }: { readers: readonly Addressee[]; sourceId: string; publicUrl: string; now: Date },
): Promise<void> {
  const notice = noticeOf(circular, publicUrl);
  await requestNotifications(tx, notificationsTo(readers, { sourceId, projectId: null, notice }), now);
}

function noticeOf(circular: Circular, publicUrl: string): Notice {
  const { text, figures } = circular;
  return {
    kind: 'circular',
    subject: { kind: 'circular', id: circular.id },
    severity: 'notice',
    facts: {
      number: numberOf(circular) ?? '',
      title: text.title,
      opening: text.opening,
      headline: figures.headline,
      comparison: figures.comparison,
      praised: text.praised,
      criticised: text.criticised,
      link: `${publicUrl}/circulars/${circular.id}`,
    },
  };
}
