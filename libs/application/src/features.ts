import { Global, Module, type ModuleMetadata } from '@nestjs/common';
import { InboundModule, InboundProcessorsModule } from '#inbound';
import { IdentityModule } from '#identity';
import { PlansModule, PlansProcessorsModule } from '#plans';
import { PoliciesModule } from '#policies';
import { CoordinationModule } from '#coordination';
import { ProjectsModule } from '#projects';
import { DispatchModule, RemindersModule } from '#reminders';
import { ReportingModule } from '#reporting';
import { SlipsModule } from '#slips';
import { DeliveryModule, DeliveryProcessorsModule } from '#delivery';
import { NotificationsModule } from '#notifications';
import { EventCatalogue } from '#outbox';
import { WebhooksModule, WebhooksProcessorsModule } from '#webhooks';
import { EVENT_CATALOGUE } from './registry.js';

type Modules = NonNullable<ModuleMetadata['imports']>;

/** The types of events of all modules, for those that describe or announce events. */
@Global()
@Module({ providers: [{ provide: EventCatalogue, useValue: EVENT_CATALOGUE }], exports: [EventCatalogue] })
class EventCatalogueModule {}

/** The modules of services: every program and every simulation has them. */
export const FEATURES: Modules = [
  EventCatalogueModule,
  IdentityModule,
  PoliciesModule,
  ProjectsModule,
  PlansModule,
  CoordinationModule,
  DeliveryModule,
  NotificationsModule,
  WebhooksModule,
  SlipsModule,
  RemindersModule,
  ReportingModule,
  InboundModule,
];

/** The modules of processors and schedulers: workers only. */
export const PROCESSORS: Modules = [
  PlansProcessorsModule,
  DeliveryProcessorsModule,
  WebhooksProcessorsModule,
  InboundProcessorsModule,
];

/** The schedulers that take due steps by the clock: workers only, and none where somebody plays the time. */
export const DISPATCHERS: Modules = [DispatchModule];
