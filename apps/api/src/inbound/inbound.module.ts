import { Module } from '@nestjs/common';
import { InboundModule } from '#inbound';
import { InboundController } from './inbound.controller.js';
import { InboundSourcesController } from './inbound-sources.controller.js';
import { InboundMessagesController } from './inbound-messages.controller.js';

/** Routes of webhooks of other systems. */
@Module({
  imports: [InboundModule],
  controllers: [InboundController, InboundSourcesController, InboundMessagesController],
})
export class InboundApiModule {}
