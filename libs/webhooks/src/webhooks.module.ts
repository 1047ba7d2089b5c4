import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveryModule, networkPolicyOf } from '#delivery';
import { NotificationsModule } from '#notifications';
import { BackgroundJobsModule, eventPublished, OutboxModule } from '#outbox';
import { Database, Environment, SecretEncryption, SystemClock, type Tx } from '#platform';
import { EndpointPreviousSecret, EndpointQueue, EndpointRecovery, WebhookEndpoint } from './endpoints/endpoint.entity.js';
import { EndpointsService } from './endpoints/endpoints.service.js';
import { FailingEndpoints } from './endpoints/failing-endpoints.js';
import { EndpointRecoveries, endpointRecovery } from './endpoints/endpoint-recoveries.js';
import { WebhookChannel } from './sending/webhook-channel.js';
import { Webhooks1796071680000 } from './migrations/1796071680000-webhooks.js';
import { WEBHOOK_EVENTS } from './webhook-events.js';
import { reencryptEndpointSecrets } from './endpoints/reencrypt-secrets.js';

/** Endpoints, and the channel that sends signed webhooks to them. */
@Module({
  imports: [
    BackgroundJobsModule,
    DeliveryModule,
    NotificationsModule,
    TypeOrmModule.forFeature([WebhookEndpoint, EndpointPreviousSecret, EndpointQueue, EndpointRecovery]),
    OutboxModule.forFeature([eventPublished, endpointRecovery]),
  ],
  providers: [
    EndpointRecoveries,
    EndpointsService,
    FailingEndpoints,
    {
      provide: WebhookChannel,
      inject: [Environment, SystemClock, Database, SecretEncryption, FailingEndpoints],
      useFactory: (
        environment: Environment,
        clock: SystemClock,
        database: Database,
        encryption: SecretEncryption,
        failing: FailingEndpoints,
      ) => new WebhookChannel({ ...networkPolicyOf(environment), clock, database, encryption, failing }),
    },
  ],
  exports: [EndpointRecoveries, EndpointsService],
})
export class WebhooksModule {
  static readonly migration = Webhooks1796071680000;
  static readonly events = WEBHOOK_EVENTS;

  static afterMigration(tx: Tx, { encryption }: { encryption: SecretEncryption }): Promise<unknown> {
    return reencryptEndpointSecrets(tx, encryption);
  }
}
