/**
 * Other programs are told by webhook what happened.
 * - endpoint (接收端): the address of a program, with the events that it subscribes to
 * - endpoint queue: what waits for one endpoint; it dispatches as much as the endpoint may have under way
 * - failure budget: how long an endpoint may fail before it is disabled
 * - event attributes: what an event is about; filters of endpoints compare them
 * - CloudEvent: the body of a webhook; it is signed after Standard Webhooks
 */
export { WebhooksModule } from './webhooks.module.js';
export { WebhooksProcessorsModule } from './webhooks-processors.module.js';
export { cloudEventExample, cloudEventSchema, wireType } from './events/cloud-event.js';
export { createEndpoint } from './endpoints/create-endpoint.js';
export { type Endpoint, readEndpoint } from './endpoints/endpoint.js';
export { MOST_PREVIOUS_SECRETS, overlapEnd, type RotationOptions, tooManyOverlaps } from './endpoints/rotate-secret.js';
export { type ChangedEndpoint, updateEndpoint } from './endpoints/update-endpoint.js';
export { isGenuine, newSecret, type SignedHeaders, secretFrom, sign } from './signing/signature.js';
export { checkPublicKey } from './signing/key-pair.js';
export { EndpointQueueDispatch } from './webhooks-processors.module.js';
export { EndpointsService } from './endpoints/endpoints.service.js';
