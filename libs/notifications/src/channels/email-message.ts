import type { SendMailOptions } from 'nodemailer';
import { civilDateOf } from '#work-calendar';
import { isMessage } from '../messages/message.js';
import { type OutgoingDelivery } from '#delivery';
import { calendarFile } from '../formats/calendar.js';
import { html } from '../formats/html.js';
import { webLink } from '../formats/markdown.js';
import { plainText } from '../formats/plain-text.js';
import type { Message } from '../messages/message.js';

/**
 * The e-mail of a delivery. Its Message-ID is the same on every attempt, so that a mailbox can drop a repeat; letters about one
 * project answer the same letter, which never was, so that a mailbox shows them as one conversation.
 */
export function toEmail(delivery: OutgoingDelivery, from: string): SendMailOptions {
  const { content, address, projectId } = delivery;
  if (!isMessage(content)) throw new Error(`delivery ${delivery.id} by e-mail has no message`);
  const domain = senderDomain(from);
  const thread = projectId ? `<project.${projectId}@${domain}>` : undefined;
  return {
    from,
    to: address ? { name: '', address } : undefined, // Apart, so that an address with a comma in it isn't two.
    subject: content.title,
    text: `${plainText(content)}\n`,
    html: html(content),
    attachments: calendarOf(delivery, content, domain),
    messageId: `<${delivery.id}@${domain}>`,
    inReplyTo: thread,
    references: thread,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/** The due date of each project, slip, blocker or call that it is about as an entry for a calendar, unless that is past. */
function calendarOf(
  { projectId, createdAt }: OutgoingDelivery,
  { due, dues = [], actions, subject }: Message,
  domain: string,
): object[] {
  const id = subject?.id ?? projectId;
  const all = due && id ? [{ ...due, id, link: actions[0]?.link ?? '' }] : dues;
  const entries = all
    .filter(({ day }) => day >= civilDateOf(createdAt))
    .map((one) => ({ day: one.day, what: one.what, uid: `${one.id}@${domain}`, link: webLink(one.link), at: createdAt }));
  if (entries.length === 0) return [];
  const content = calendarFile(...entries);
  return [{ filename: 'due.ics', content, contentType: 'text/calendar; charset=utf-8; method=PUBLISH' }];
}

function senderDomain(from: string): string {
  return /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
}
