import { Module } from '@nestjs/common';
import { DeliveryModule } from '#delivery';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { RemindersModule } from '#reminders';
import { ReportingModule } from '#reporting';
import { InboxController } from './inbox.controller.js';
import { ChannelsController } from './channels.controller.js';
import { MessageTemplatesController } from './message-templates.controller.js';
import { RobotsController } from './robots.controller.js';
import { InboxStreams } from './inbox-streams.js';

/** Routes of inbox, channels, templates, robots. */
@Module({
  imports: [DeliveryModule, IdentityModule, NotificationsModule, RemindersModule, ReportingModule],
  controllers: [InboxController, ChannelsController, MessageTemplatesController, RobotsController],
  providers: [InboxStreams],
})
export class NotificationsApiModule {}
