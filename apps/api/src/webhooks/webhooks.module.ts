import { Module } from '@nestjs/common';
import { DeliveryModule } from '#delivery';
import { WebhooksModule } from '#webhooks';
import { EndpointsController } from './endpoints.controller.js';
import { EventTypesController, EventDocumentsController } from './event-types.controller.js';
import { DeliveriesController } from './deliveries.controller.js';

/** Routes of endpoints of other programs and what they were told. */
@Module({
  imports: [DeliveryModule, WebhooksModule],
  controllers: [EndpointsController, EventTypesController, EventDocumentsController, DeliveriesController],
})
export class WebhooksApiModule {}
