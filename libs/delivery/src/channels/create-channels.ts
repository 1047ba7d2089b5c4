import type { Clock, Database } from '#platform';
import type { Channel } from '../delivery.js';
import { RobotChannel } from '../robots/robot-channel.js';
import { ROBOT_VENDORS } from '../robots/vendors.js';
import type { Reach } from '../webhook/address-rule.js';
import type { SecretEncryption } from '../webhook/secret-sealer.js';
import { WebhookChannel } from '../webhook/webhook-channel.js';
import { createEmailChannel } from './create-email-channel.js';
import { InboxChannel } from './inbox-channel.js';
import { SmsChannel } from './sms-channel.js';
import { readSmsGateway } from './sms-gateway.js';
import { WecomAppChannel } from './wecom-app-channel.js';

export interface ChannelOptions extends Reach {
  database: Database;
  encryption: SecretEncryption;
  /** Real time. */
  clock: Clock;
  smtpUrl?: string | undefined;
  from: string;
  outboxDirectory: string;
  /** See {@link WecomAppChannel}; left out where there is no application. */
  wecomAppUrl?: string | undefined;
  /** File that describes a gateway for text messages; left out where there is none. */
  smsGateway?: string | undefined;
}

/** Every way out that this house is set up for. A new channel is one line here. */
export function createChannels(options: ChannelOptions): Channel[] {
  const { wecomAppUrl, smsGateway } = options;
  return [
    new InboxChannel(),
    createEmailChannel(options),
    new WebhookChannel(options),
    ...ROBOT_VENDORS.map((vendor) => new RobotChannel(vendor, options)),
    ...(wecomAppUrl ? [new WecomAppChannel({ ...options, url: wecomAppUrl })] : []),
    ...(smsGateway ? [new SmsChannel({ ...options, gateway: readSmsGateway(smsGateway) })] : []),
  ];
}
