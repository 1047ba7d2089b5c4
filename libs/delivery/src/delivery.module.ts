import { Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OutboxModule } from '#outbox';
import { DeliveryAttempt, DeliveryEntity } from './deliveries/delivery.entity.js';
import { Channels } from './deliveries/channels.js';
import { DeliveriesService } from './deliveries/deliveries.service.js';
import { deliveryAttempt } from './deliveries/delivery.js';
import { Delivery1796071560000 } from './migrations/1796071560000-delivery.js';

/** Deliveries and their log, sent through whatever channels the other modules provide. */
@Module({
  imports: [
    DiscoveryModule,
    TypeOrmModule.forFeature([DeliveryEntity, DeliveryAttempt]),
    OutboxModule.forFeature([deliveryAttempt]),
  ],
  providers: [
    {
      provide: Channels,
      useFactory: (discovery: DiscoveryService) => Channels.discoveredBy(discovery),
      inject: [DiscoveryService],
    },
    DeliveriesService,
  ],
  exports: [Channels, DeliveriesService],
})
export class DeliveryModule {
  static readonly migration = Delivery1796071560000;
}
