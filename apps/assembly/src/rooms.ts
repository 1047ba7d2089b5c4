import { DELIVERY_EVENTS, DELIVERY_MIGRATIONS } from '#delivery';
import { EventCatalogue, OUTBOX_MIGRATIONS } from '#outbox';
import { IDENTITY_EVENTS, IDENTITY_MIGRATIONS } from '#identity';
import { INBOUND_EVENTS, INBOUND_MIGRATIONS } from '#inbound';
import type { DatabaseOptions } from '#platform';
import { Circular, Slip, SUPERVISION_EVENTS, SUPERVISION_MIGRATIONS } from '#supervision';
import { Plan, PlanItem, PlanRevision, ProgressReport, Project, TRACKING_EVENTS, TRACKING_MIGRATIONS } from '#tracking';
import { HttpIdempotency1700000000900 } from './migrations/1700000000900-http-idempotency.js';

/** Every type of event that the house records. */
export const EVENT_CATALOGUE = new EventCatalogue([
  ...IDENTITY_EVENTS,
  ...TRACKING_EVENTS,
  ...DELIVERY_EVENTS,
  ...SUPERVISION_EVENTS,
  ...INBOUND_EVENTS,
]);

/** Every table of the house: the entities and the migrations of all rooms, floor by floor. */
export const ENTITIES: DatabaseOptions['entities'] = [Plan, PlanItem, PlanRevision, Project, ProgressReport, Slip, Circular];

export const MIGRATIONS: DatabaseOptions['migrations'] = [
  ...OUTBOX_MIGRATIONS,
  ...IDENTITY_MIGRATIONS,
  ...TRACKING_MIGRATIONS,
  ...DELIVERY_MIGRATIONS,
  ...SUPERVISION_MIGRATIONS,
  ...INBOUND_MIGRATIONS,
  HttpIdempotency1700000000900,
];
