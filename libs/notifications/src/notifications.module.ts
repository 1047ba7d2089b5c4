import { Module } from '@nestjs/common';
import { DeliveryModule } from '#delivery';
import { CHANNEL_PROVIDERS } from './channels/channel-providers.js';

/** Messages to people: the channels that carry them. */
@Module({ imports: [DeliveryModule], providers: CHANNEL_PROVIDERS })
export class NotificationsModule {}
