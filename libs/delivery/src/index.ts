/**
 * Getting word out: to people and to other programs.
 * - delivery: one message to one recipient through one channel; sent at least once, recorded exactly once
 * - channel: a way out (inbox, e-mail, webhook)    - attempt: one try of a delivery
 * - endpoint: an address of another program that hears of events by webhook
 */
export {
  deliveryAttempt,
  type Channel,
  type DeliveryState,
  type MessageContent,
  type NewDelivery,
  type OutgoingDelivery,
  type SendResult,
  type WebhookContent,
} from './delivery.js';
export { Delivery1700000000500 } from './migrations/1700000000500-delivery.js';
export { requestDeliveries } from './request-deliveries.js';
export { withdrawDeliveries } from './withdraw-deliveries.js';
