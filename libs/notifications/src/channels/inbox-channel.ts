import { Channel, type OutgoingDelivery, type SendResult } from '#delivery';
import { isMessage } from '../messages/message.js';
import { plainText } from '../formats/plain-text.js';
import { putInInbox } from '../inbox/inbox.queries.js';

/** The inbox on Duban's own page: the message appears in the transaction that records its delivery, so exactly once. */
export class InboxChannel extends Channel {
  readonly name = 'inbox';

  send(delivery: OutgoingDelivery): Promise<SendResult> {
    const { content } = delivery;
    if (!isMessage(content)) throw new Error(`delivery ${delivery.id} to an inbox has no message`);
    const message = {
      id: delivery.id,
      personId: delivery.recipientId,
      projectId: delivery.projectId,
      title: content.title,
      body: plainText(content),
      link: content.actions[0]?.link ?? null,
      kind: content.kind ?? null,
      subject: content.subject ?? null,
      level: content.level ?? null,
      createdAt: delivery.createdAt,
    };
    return Promise.resolve({ ok: true, record: (tx) => putInInbox(tx, message) });
  }
}
