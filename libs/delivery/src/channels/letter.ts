import type { SendMailOptions } from 'nodemailer';
import { isMessage, type OutgoingDelivery } from '../delivery.js';
import { plainText } from '../formats/plain-text.js';

/** The e-mail of a delivery. Its Message-ID is the same on every attempt, so that a mailbox can drop a repeat. */
export function toLetter(delivery: OutgoingDelivery, from: string): SendMailOptions {
  const { content } = delivery;
  if (!isMessage(content)) throw new Error(`delivery ${delivery.id} by e-mail has no message`);
  return {
    from,
    to: delivery.address ?? undefined,
    subject: content.title,
    text: `${plainText(content)}\n`,
    messageId: `<${delivery.id}@${senderDomain(from)}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

function senderDomain(from: string): string {
  return /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
}
