import { type NewDelivery, requestDeliveries, requestDelivery } from '#delivery';
import type { EngineTime, Tx } from '#platform';
import type { Message } from '../messages/message.js';
import { NotificationRenderer } from './notification-renderer.js';
import type { NewNotification } from './notification.js';
import { templatesInForce } from './templates-in-force.js';

/**
 * Renders notifications by the templates in force and requests their deliveries, in the caller's transaction. What was rendered stays
 * as it is, whatever becomes of the template.
 * @param now when they were requested
 * @returns how many are new
 */
export async function requestNotifications(tx: Tx, notifications: readonly NewNotification[], now: EngineTime): Promise<number> {
  if (notifications.length === 0) return 0;
  const renderer = new NotificationRenderer(await templatesInForce(tx));
  return requestDeliveries(
    tx,
    notifications.map((one) => rendered(renderer, one)),
    now,
  );
}

/** The same for a single notification of a new source; answers the id of its delivery. */
export async function requestNotification(tx: Tx, notification: NewNotification, now: EngineTime): Promise<string> {
  return requestDelivery(tx, rendered(new NotificationRenderer(await templatesInForce(tx)), notification), now);
}

function rendered(renderer: NotificationRenderer, notification: NewNotification): NewDelivery<Message> {
  return { ...notification, content: renderer.render(notification.channel, notification.content) };
}
