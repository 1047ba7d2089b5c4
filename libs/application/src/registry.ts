import { COORDINATION_EVENTS, CoordinationMigration } from '#coordination';
import { DeliveryMigration } from '#delivery';
import { NOTIFICATION_EVENTS, NotificationsMigration } from '#notifications';
import { WEBHOOK_EVENTS, WebhooksMigration } from '#webhooks';
import { EventCatalogue, OutboxMigration } from '#outbox';
import { Department, IDENTITY_EVENTS, Person, IdentityMigration } from '#identity';
import { INBOUND_EVENTS, InboundMigration } from '#inbound';
import type { DatabaseOptions } from '#platform';
import { REPORTING_EVENTS, SavedScoreRules, ReportingMigration } from '#reporting';
import { Policy, POLICY_EVENTS, PoliciesMigration } from '#policies';
import { Slip, SLIP_EVENTS, SlipsMigration } from '#slips';
import { REMINDER_EVENTS, RemindersMigration } from '#reminders';
import { PLAN_EVENTS, PlansMigration } from '#plans';
import { PROJECT_ENTITIES, EVENTS_OF_PROJECTS, ProjectsMigration } from '#projects';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { Application1796071980000 } from './migrations/1796071980000-application.js';

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
export const ENTITIES: DatabaseOptions['entities'] = [
  Policy,
  Department,
  Person,
  ...PROJECT_ENTITIES,
  Slip,
  SavedScoreRules,
  IdempotencyKey,
];

/** One for each module, from nothing to now; later ones refer to tables of earlier ones. */
export const MIGRATIONS: DatabaseOptions['migrations'] = [
  OutboxMigration,
  IdentityMigration,
  PoliciesMigration,
  ProjectsMigration,
  PlansMigration,
  CoordinationMigration,
  DeliveryMigration,
  NotificationsMigration,
  WebhooksMigration,
  InboundMigration,
  SlipsMigration,
  RemindersMigration,
  ReportingMigration,
  Application1796071980000,
];
