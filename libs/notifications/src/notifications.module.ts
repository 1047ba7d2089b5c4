import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeliveryModule } from '#delivery';
import { IdentityModule } from '#identity';
import { OwnerNotices } from './addressing/owner-notices.js';
import { CHANNEL_PROVIDERS } from './channels/channel-providers.js';
import { InboxMessageEntity } from './inbox/inbox-message.entity.js';
import { InboxService } from './inbox/inbox.service.js';
import { ChannelChoiceEntity } from './preferences/channel-choice.entity.js';
import { PreferencesService } from './preferences/preferences.service.js';
import { MessageTemplate } from './rendering/message-template.entity.js';
import { Robot } from './robots/robot.entity.js';
import { RobotsService } from './robots/robots.service.js';
import { TemplatesService } from './templates/templates.service.js';
import { Notifications1796071620000 } from './migrations/1796071620000-notifications.js';
import { NOTIFICATION_EVENTS } from './notification-events.js';
import type { SecretEncryption, Tx } from '#platform';
import { reencryptRobotAccess } from './robots/reencrypt-access.js';

const SERVICES = [InboxService, OwnerNotices, PreferencesService, RobotsService, TemplatesService];

/** Messages to people: the channels that carry them, the templates that render them, the inbox, robots and preferences. */
@Module({
  imports: [
    DeliveryModule,
    IdentityModule,
    TypeOrmModule.forFeature([ChannelChoiceEntity, InboxMessageEntity, MessageTemplate, Robot]),
  ],
  providers: [...CHANNEL_PROVIDERS, ...SERVICES],
  exports: SERVICES,
})
export class NotificationsModule {
  static readonly migration = Notifications1796071620000;
  static readonly events = NOTIFICATION_EVENTS;

  static afterMigration(tx: Tx, { encryption }: { encryption: SecretEncryption }): Promise<unknown> {
    return reencryptRobotAccess(tx, encryption);
  }
}
