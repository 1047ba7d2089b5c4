/**
 * Getting word out: to people and to other programs.
 * - notice: what is to be said, with its facts    - message: its words in a language, before a channel gives it its form
 * - delivery: one message to one recipient through one channel; sent at least once, recorded exactly once
 * - robot: writes into a group chat of 企业微信, 钉钉 or 飞书
 * - channel: a way out (inbox, e-mail, text message, robot, webhook)    - attempt: one try of a delivery
 * - choice: the channels and the language in which a person wants to be told, within what a policy allows
 * - endpoint: an address of another program that hears of events by webhook
 * - lane: what waits for one endpoint; it lets out as much as the endpoint may have under way
 */
export { createChannels, type ChannelOptions } from './channels/create-channels.js';
export { cloudEventExample, cloudEventSchema, wireType } from './cloud-event.js';
export { DELIVERY_EVENTS } from './delivery-events.js';
export { Deliverer, type DelivererOptions } from './deliverer.js';
export { listDeliveries, readDelivery, type Delivery, type DeliveryQuestion, type DeliveryWithAttempts } from './delivery-log.js';
export type { Attempt } from './delivery-store.js';
export {
  deliveryAttempt,
  type Channel,
  type DeliveryState,
  type NewDelivery,
  type OutgoingDelivery,
  type SendResult,
  type WebhookContent,
} from './delivery.js';
export { LANGUAGES, type Language, type Mention, type Message, type Severity } from './messages/message.js';
export {
  type CallFacts,
  type DigestFacts,
  type DigestGroup,
  type DigestItem,
  type Kind,
  KINDS,
  type Notice,
  type Reader,
} from './messages/notice.js';
export { type Template, TEMPLATES } from './messages/template.js';
export { renderNotice } from './messages/render.js';
export { DELIVERY_MIGRATIONS } from './migrations/index.js';
export { countWaitingDeliveries } from './lanes/lane-store.js';
export { createEndpoint, type EndpointOptions, type NewEndpoint } from './endpoints/create-endpoint.js';
export { deleteEndpoint } from './endpoints/delete-endpoint.js';
export {
  type Circumstances,
  type CircumstancesOf,
  type EndpointFilter,
  type FilterCheck,
  NO_CIRCUMSTANCES,
} from './endpoints/endpoint-filter.js';
export { listEndpoints, readEndpoint, type Endpoint } from './endpoints/endpoint.js';
export { recoverEndpoint, stopRecovery } from './endpoints/recover-endpoint.js';
export { reencryptSecrets, reencryptTable } from './endpoints/reseal-secrets.js';
export { overlapEnd, rotateSecret, type Rotation } from './endpoints/rotate-secret.js';
export { testEndpoint } from './endpoints/test-endpoint.js';
export { updateEndpoint, type EndpointChange } from './endpoints/update-endpoint.js';
export { InboxFollower, type InboxNews } from './inbox/follow-inbox.js';
export { countUnread, inboxCall, listInbox, markAllRead, markRead, type InboxMessage } from './inbox/inbox.js';
export {
  createRobot,
  deleteRobot,
  type NewRobot,
  type RobotChange,
  type RobotOptions,
  testRobot,
  updateRobot,
} from './robots/manage-robots.js';
export { listRobots, readRobot, type Robot, robotsOf } from './robots/robot.js';
export { ROBOT_VENDORS } from './robots/vendors.js';
export { type ChannelChoice, chooseChannels } from './choices/channel-choice.js';
export { readContacts } from './choices/contacts.js';
export { type PersonalChannels, readPersonalChannels } from './choices/personal-channels.js';
export { type Contact, type Gap, GAPS, type Obstacle, OBSTACLES, obstacleTo, type Way, waysTo } from './ways.js';
export { parseTemplate } from './templates/check-template.js';
export { exampleNotice, previewTemplate, type Shown } from './templates/preview-template.js';
export {
  listTemplates,
  readTemplate,
  resetTemplate,
  type SavedTemplate,
  saveTemplate,
  templateNamed,
  type TemplateName,
  type TemplateReading,
  type TemplateState,
} from './templates/saved-templates.js';
export { redeliver } from './redeliver.js';
export { requestDeliveries } from './request-deliveries.js';
export { withdrawDeliveries } from './withdraw-deliveries.js';
export { RETRY_SCHEDULE_MS } from './retry-schedule.js';
export type { Reach } from './webhook/address-rule.js';
export { checkPublicKey } from './webhook/key-pair.js';
export { SecretEncryption } from './webhook/secret-sealer.js';
export { isGenuine, newSecret, secretFrom, sign, type SignedHeaders } from './webhook/signature.js';
export { WebhookChannel, type WebhookChannelOptions } from './webhook/webhook-channel.js';
export { type Addressee, Addressees } from './addressing/addressees.js';
export { deliveriesTo, USUAL_CHANNELS } from './addressing/deliveries-to.js';
export { GroupRobots } from './addressing/group-robots.js';
export { HANDOVERS, handoverFacts, readerOf, namesOf } from './addressing/handovers.js';
export { configuredChannels } from './addressing/configured-channels.js';
