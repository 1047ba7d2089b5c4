/**
 * Deliveries: messages on their way to people and other programs.
 * - delivery (投递): one message to one recipient through one channel, sent at least once, recorded exactly once
 * - attempt: one try to send a delivery; a failed one is repeated by the retry policy
 * - channel: sends deliveries to one kind of recipient (inbox, e-mail, robot, webhook); other modules provide them
 * - queue position: a delivery to an endpoint waits in the queue of its endpoint until that dispatches it
 * - batcher: collects single requests into batches
 * - network policy: which addresses HTTP requests may go to
 */
export { DeliveryModule } from './delivery.module.js';
export { DeliveryProcessorsModule } from './delivery-processors.module.js';
export { type ExchangeOptions, Exchange, jsonPost } from './http/exchange.js';
export { networkPolicyOf, checkEndpointUrl, type NetworkPolicy } from './http/network-policy.js';
export { type NewDelivery, type DeliveryState, type OutgoingDelivery, deliveryAttempt } from './deliveries/delivery.js';
export { requestDeliveries } from './deliveries/request-deliveries.queries.js';
export { type Delivery, type DeliveryWithAttempts } from './deliveries/delivery-log.js';
export { type RecipientQueues, Channel, type SendResult, type Turn, type TurnRequest, type Held } from './deliveries/channel.js';
export { maxSlowAttempts, Deliverer } from './attempts/deliverer.js';
export { countWaitingDeliveries, QUEUED_CHANNEL, moveToFront } from './deliveries/queue-position.queries.js';
export { Channels } from './deliveries/channels.js';
export { withdrawDeliveries, withdrawWebhooks } from './deliveries/withdraw-deliveries.queries.js';
export { DELIVERY_ROW, type DeliveryRow } from './deliveries/delivery.queries.js';
export { Batcher } from './attempts/batcher.js';
export { explainFault } from './http/explain-fault.js';
export { guardedAgent } from './http/guarded-agent.js';
export { judgeAnswer } from './http/answer.js';
export { DeliveriesService } from './deliveries/deliveries.service.js';
export { withdrawDeliveriesTo } from './deliveries/withdraw-deliveries.queries.js';
export { requestDelivery } from './deliveries/request-deliveries.queries.js';
