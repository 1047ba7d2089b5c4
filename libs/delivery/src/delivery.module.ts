import { Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { OutboxModule } from '#outbox';
import { Channels } from './deliveries/channels.js';
import { DeliveriesService } from './deliveries/deliveries.service.js';
import { deliveryAttempt } from './deliveries/delivery.js';

/** Deliveries and their log, sent through whatever channels the other modules provide. */
@Module({
  imports: [DiscoveryModule, OutboxModule.forFeature([deliveryAttempt])],
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
export class DeliveryModule {}
