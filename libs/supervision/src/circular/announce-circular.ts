import { type MessageContent, requestDeliveries } from '#delivery';
import type { Tx } from '#platform';
import { type Addressee, Addressees } from '../dispatch/addressees.js';
import { deliveriesTo, PERSONAL_CHANNELS } from '../dispatch/deliveries-to.js';
import type { Audience } from '../policy/policy.js';
import { numberOf } from './circular-number.js';
import type { Circular } from './circular.entity.js';

const AUDIENCE: Audience[] = ['lead-officers', 'lead-head'];

/** The officers and heads of all departments in the ranking; where nobody is known, supervisors. */
export async function readersOf(tx: Tx, { figures }: Circular, now: Date): Promise<Addressee[]> {
  const found = new Addressees(tx, now);
  const readers: Addressee[] = [];
  for (const { department } of figures.ranking) {
    const people = { leadDepartmentId: department.id, leaderId: null, confidential: false, readerIds: [] };
    readers.push(...(await found.of(people, [{ audience: AUDIENCE, channels: PERSONAL_CHANNELS }])));
  }
  return readers;
}

/** Tells them; whoever is found twice hears of it once. */
export async function announceCircular(
  tx: Tx,
  circular: Circular,
  { readers, sourceId, publicUrl, now }: { readers: readonly Addressee[]; sourceId: string; publicUrl: string; now: Date },
): Promise<void> {
  const content = messageOf(circular, publicUrl);
  await requestDeliveries(tx, deliveriesTo(readers, { sourceId, projectId: null, content }), now);
}

/** What a person reads, zh-CN. */
function messageOf(circular: Circular, publicUrl: string): MessageContent {
  const { id, text, figures } = circular;
  const number = numberOf(circular) ?? '';
  const link = `${publicUrl}/circulars/${id}`;
  const lines = [
    `${number} ${text.title}`,
    '',
    text.opening,
    figures.headline,
    figures.comparison,
    ...[text.praised, text.criticised].filter((part) => part !== ''),
    '',
    `查看：${link}`,
  ];
  return { title: `【通报】${number} ${text.title}`, body: lines.join('\n'), link };
}
