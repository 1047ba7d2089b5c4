import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveryModule, networkPolicyOf } from '#delivery';
import { eventPublished, OutboxModule } from '#outbox';
import { Database, Environment, SecretEncryption, SystemClock, type Tx } from '#platform';
import { EndpointQueue, EndpointRecovery, WebhookEndpoint } from './endpoints/endpoint.entity.js';
import { EndpointsService } from './endpoints/endpoints.service.js';
import { endpointRecovery } from './endpoints/recover-endpoint.js';
import { WebhookChannel } from './sending/webhook-channel.js';
import { Webhooks1796071680000 } from './migrations/1796071680000-webhooks.js';
import { WEBHOOK_EVENTS } from './webhook-events.js';
import { reencryptEndpointSecrets } from './endpoints/reencrypt-secrets.js';

/** Endpoints, and the channel that sends signed webhooks to them. */
@Module({
  imports: [
    DeliveryModule,
    TypeOrmModule.forFeature([WebhookEndpoint, EndpointQueue, EndpointRecovery]),
    OutboxModule.forFeature([eventPublished, endpointRecovery]),
  ],
  providers: [
    EndpointsService,
    {
      provide: WebhookChannel,
      inject: [Environment, SystemClock, Database, SecretEncryption],
      useFactory: (environment: Environment, clock: SystemClock, database: Database, encryption: SecretEncryption) =>
        new WebhookChannel({ ...networkPolicyOf(environment), clock, database, encryption }),
    },
  ],
  exports: [EndpointsService],
})
export class WebhooksModule {
  static readonly migration = Webhooks1796071680000;
  static readonly events = WEBHOOK_EVENTS;

  static afterMigration(tx: Tx, { encryption }: { encryption: SecretEncryption }): Promise<unknown> {
    return reencryptEndpointSecrets(tx, encryption);
  }
}
