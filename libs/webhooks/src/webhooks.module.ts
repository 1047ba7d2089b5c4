import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveryModule, networkPolicyOf } from '#delivery';
import { eventPublished, OutboxModule } from '#outbox';
import { Database, Environment, SecretEncryption, SystemClock } from '#platform';
import { EndpointQueue, EndpointRecovery, WebhookEndpoint } from './endpoints/endpoint.entity.js';
import { EndpointsService } from './endpoints/endpoints.service.js';
import { endpointRecovery } from './endpoints/recover-endpoint.js';
import { WebhookChannel } from './sending/webhook-channel.js';

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
export class WebhooksModule {}
