import { COORDINATION_EVENTS } from '#coordination';
import { DELIVERY_MIGRATIONS } from '#delivery';
import { NOTIFICATION_EVENTS } from '#notifications';
import { WEBHOOK_EVENTS } from '#webhooks';
import { EventCatalogue, OUTBOX_MIGRATIONS } from '#outbox';
import { Department, IDENTITY_EVENTS, Person, IDENTITY_MIGRATIONS } from '#identity';
import { INBOUND_EVENTS, INBOUND_MIGRATIONS } from '#inbound';
import type { DatabaseOptions } from '#platform';
import { REPORTING_EVENTS, SavedScoreRules } from '#reporting';
import { Policy, POLICY_EVENTS } from '#policies';
import { Slip, SLIP_EVENTS } from '#slips';
import { REMINDER_EVENTS, SUPERVISION_MIGRATIONS } from '#reminders';
import { PLAN_EVENTS } from '#plans';
import { PROJECT_ENTITIES, EVENTS_OF_PROJECTS, TRACKING_MIGRATIONS } from '#projects';
import { HttpIdempotency1700000000900 } from './migrations/1700000000900-http-idempotency.js';

/** Every type of event that is recorded. */
export const EVENT_CATALOGUE = new EventCatalogue([
  ...IDENTITY_EVENTS,
  ...PLAN_EVENTS,
  ...EVENTS_OF_PROJECTS,
  ...COORDINATION_EVENTS,
  ...NOTIFICATION_EVENTS,
  ...WEBHOOK_EVENTS,
  ...POLICY_EVENTS,
  ...SLIP_EVENTS,
  ...REMINDER_EVENTS,
  ...REPORTING_EVENTS,
  ...INBOUND_EVENTS,
]);

/** Entities that the database knows before the feature modules register theirs. */
export const ENTITIES: DatabaseOptions['entities'] = [Policy, Department, Person, ...PROJECT_ENTITIES, Slip, SavedScoreRules];

export const MIGRATIONS: DatabaseOptions['migrations'] = [
  ...OUTBOX_MIGRATIONS,
  ...IDENTITY_MIGRATIONS,
  ...TRACKING_MIGRATIONS,
  ...DELIVERY_MIGRATIONS,
  ...SUPERVISION_MIGRATIONS,
  ...INBOUND_MIGRATIONS,
  HttpIdempotency1700000000900,
];
