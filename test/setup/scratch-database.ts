import { Global, Module } from '@nestjs/common';
import { DeliveryModule } from '#delivery';
import { NotificationsModule } from '#notifications';
import { EventCatalogue } from '#outbox';
import { Database } from '#platform';
import { WebhooksModule } from '#webhooks';
import { cloneTemplate } from './database.js';
import { openModule } from './module.js';

@Global()
@Module({ providers: [{ provide: EventCatalogue, useValue: new EventCatalogue([]) }], exports: [EventCatalogue] })
class NoEventsModule {}

export interface ScratchDatabase {
  database: Database;
  url: string;
  drop(): Promise<void>;
}

/** A migrated database of its own with the entities of delivery, notifications and webhooks, in which any events may be recorded. */
export async function openScratchDatabase(): Promise<ScratchDatabase> {
  const { url, drop } = await cloneTemplate();
  const module = await openModule([NoEventsModule, DeliveryModule, NotificationsModule, WebhooksModule], { databaseUrl: url });
  return { database: module.get(Database, { strict: false }), url, drop: () => module.close().finally(drop) };
}
