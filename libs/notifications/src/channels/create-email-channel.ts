import type { Channel } from '#delivery';
import { EmailChannel } from './email-channel.js';
import { OutboxChannel } from './outbox-channel.js';

/** E-mail through the mail server, or into the outbox folder where there is none. */
export function createEmailChannel(options: { smtpUrl?: string | undefined; from: string; outboxDirectory: string }): Channel {
  const { smtpUrl, from, outboxDirectory } = options;
  return smtpUrl ? new EmailChannel({ url: smtpUrl, from }) : new OutboxChannel(outboxDirectory, from);
}
