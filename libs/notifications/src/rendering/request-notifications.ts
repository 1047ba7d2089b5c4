import { type NewDelivery, requestDeliveries, requestDelivery } from '#delivery';
import type { Tx } from '#platform';
import type { Message } from '../messages/message.js';
import type { Notice } from '../messages/notice.js';
import { languageOf } from '../preferences/channel-choice.js';
import { NotificationRenderer } from './notification-renderer.js';
import type { NewNotification } from './notification.js';
import { templatesInForce } from './templates-in-force.js';

/**
 * Renders notifications by the templates in force and requests their deliveries, in the caller's transaction. What was rendered stays
 * as it is, whatever becomes of the template.
 * @param now when they were requested, by the clock of the caller
 * @returns how many are new
 */
export async function requestNotifications(tx: Tx, notifications: readonly NewNotification[], now: Date): Promise<number> {
  if (notifications.length === 0) return 0;
  const renderer = new NotificationRenderer(await templatesInForce(tx));
  return requestDeliveries(
    tx,
    notifications.map((one) => rendered(renderer, one)),
    now,
  );
}

/** The same for a single notification of a new source; answers the id of its delivery. */
export async function requestNotification(tx: Tx, notification: NewNotification, now: Date): Promise<string> {
  return requestDelivery(tx, rendered(new NotificationRenderer(await templatesInForce(tx)), notification), now);
}

function rendered(renderer: NotificationRenderer, notification: NewNotification): NewDelivery<Message> {
  return { ...notification, content: renderer.render(notification.channel, notification.content) };
}

/** Puts a notice into the inbox of one person, in the language that the person chose. */
export async function notifyPerson(
  tx: Tx,
  personId: string,
  { notice, sourceId }: { notice: Notice; sourceId: string },
  now: Date,
): Promise<void> {
  const content = { notice, language: await languageOf(tx, personId) };
  const to = { channel: 'inbox', recipientId: personId, address: null };
  await requestNotifications(tx, [{ ...to, sourceId, projectId: null, content }], now);
}
