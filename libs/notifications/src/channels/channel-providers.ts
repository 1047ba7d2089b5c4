import path from 'node:path';
import type { Provider } from '@nestjs/common';
import { type ExchangeOptions, networkPolicyOf } from '#delivery';
import { Clock, Database, Environment, SecretEncryption, SystemClock } from '#platform';
import { OwnerNotices } from '../addressing/owner-notices.js';
import { RobotChannel } from '../robots/robot-channel.js';
import { ROBOT_VENDORS } from '../vendors/vendors.js';
import { createEmailChannel } from './create-email-channel.js';
import { InboxChannel } from './inbox-channel.js';
import { SmsChannel } from './sms-channel.js';
import { readSmsGateway } from './sms-gateway.js';
import { WecomAppChannel } from './wecom-app-channel.js';

const optionsOf = (environment: Environment, clock: SystemClock): ExchangeOptions => ({ ...networkPolicyOf(environment), clock });

/** Every channel to people that this installation is configured for; null where it isn't. A new channel is one provider here. */
export const CHANNEL_PROVIDERS: Provider[] = [
  InboxChannel,
  {
    provide: 'EMAIL_CHANNEL',
    inject: [Environment],
    useFactory: ({ SMTP_URL, MAIL_FROM, DUBAN_HOME }: Environment) =>
      createEmailChannel({ smtpUrl: SMTP_URL, from: MAIL_FROM, outboxDirectory: path.join(DUBAN_HOME, 'outbox') }),
  },
  ...ROBOT_VENDORS.map((vendor): Provider => ({
    provide: `ROBOT_CHANNEL ${vendor.name}`,
    inject: [Environment, SystemClock, Clock, Database, SecretEncryption, OwnerNotices],
    useFactory: (
      environment: Environment,
      clock: SystemClock,
      engineClock: Clock,
      database: Database,
      encryption: SecretEncryption,
      owners: OwnerNotices,
    ) => new RobotChannel(vendor, { ...optionsOf(environment, clock), engineClock, database, encryption, owners }),
  })),
  {
    provide: WecomAppChannel,
    inject: [Environment, SystemClock],
    useFactory: (environment: Environment, clock: SystemClock) =>
      environment.WECOM_APP_URL
        ? new WecomAppChannel({ ...optionsOf(environment, clock), url: environment.WECOM_APP_URL })
        : null,
  },
  {
    provide: SmsChannel,
    inject: [Environment, SystemClock],
    useFactory: (environment: Environment, clock: SystemClock) =>
      environment.SMS_GATEWAY
        ? new SmsChannel({ ...optionsOf(environment, clock), gateway: readSmsGateway(environment.SMS_GATEWAY) })
        : null,
  },
];
