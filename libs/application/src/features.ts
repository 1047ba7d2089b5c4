import { Global, Module, type ModuleMetadata, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { MigrationInterface } from 'typeorm';
import { InboundModule, InboundProcessorsModule } from '#inbound';
import { IdentityModule } from '#identity';
import { PlansModule, PlansProcessorsModule } from '#plans';
import { PoliciesModule } from '#policies';
import { CoordinationModule } from '#coordination';
import { ProjectsModule } from '#projects';
import { NoticesModule } from '#notices';
import { DispatchModule, RemindersModule } from '#reminders';
import { ReportingModule } from '#reporting';
import { ReportDispatchModule, SchedulesModule, SchedulesProcessorsModule } from '#schedules';
import { SlipsModule } from '#slips';
import { DeliveryModule, DeliveryProcessorsModule } from '#delivery';
import { NotificationsModule } from '#notifications';
import { EventCatalogue, type EventDescription, OutboxModule } from '#outbox';
import type { SecretEncryption, Tx } from '#platform';
import { WebhooksModule, WebhooksProcessorsModule } from '#webhooks';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { Application1796071980000 } from './migrations/1796071980000-application.js';

type Modules = NonNullable<ModuleMetadata['imports']>;

/** What the Nest module of a feature says in static members besides its providers. */
interface FeatureModule extends Type {
  /** Its tables, from nothing to now. */
  readonly migration: new () => MigrationInterface;
  /** Every type of event that it records. */
  readonly events?: readonly EventDescription[];
  /** Brings its rows up to date; called after each migration, in its transaction. */
  afterMigration?(tx: Tx, given: { encryption: SecretEncryption; now: Date }): Promise<unknown>;
}

/** What belongs to no feature: the answers that `Idempotency-Key` repeats, and the catalogue for those that describe or announce events. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([IdempotencyKey])],
  providers: [{ provide: EventCatalogue, useFactory: () => EVENT_CATALOGUE }],
  exports: [EventCatalogue],
})
class ApplicationModule {
  static readonly migration = Application1796071980000;
}

/** The modules of services: every program and every simulation has them. */
export const FEATURES: FeatureModule[] = [
  OutboxModule,
  IdentityModule,
  PoliciesModule,
  ProjectsModule,
  PlansModule,
  CoordinationModule,
  DeliveryModule,
  NotificationsModule,
  WebhooksModule,
  InboundModule,
  SlipsModule,
  RemindersModule,
  NoticesModule,
  ReportingModule,
  SchedulesModule,
  ApplicationModule,
];

export const EVENT_CATALOGUE = new EventCatalogue(FEATURES.flatMap(({ events }) => events ?? []));

/** One for each module; later ones refer to tables of earlier ones. */
export const MIGRATIONS = FEATURES.map(({ migration }) => migration);

/** The modules of processors and schedulers: workers only. */
export const PROCESSORS: Modules = [
  PlansProcessorsModule,
  DeliveryProcessorsModule,
  WebhooksProcessorsModule,
  InboundProcessorsModule,
  SchedulesProcessorsModule,
];

/** The schedulers that take due steps by the clock: workers only, and none where somebody plays the time. */
export const DISPATCHERS: Modules = [DispatchModule, ReportDispatchModule];
