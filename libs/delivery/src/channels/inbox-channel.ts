import { type Channel, isMessage, type OutgoingDelivery, type SendResult } from '../delivery.js';
import { plainText } from '../formats/plain-text.js';

/** The inbox on Duban's own page: the message appears in the transaction that records its delivery, so exactly once. */
export class InboxChannel implements Channel {
  readonly name = 'inbox';

  send(delivery: OutgoingDelivery): Promise<SendResult> {
    const { content } = delivery;
    if (!isMessage(content)) throw new Error(`delivery ${delivery.id} to an inbox has no message`);
    const values = [
      delivery.id,
      delivery.recipientId,
      delivery.projectId,
      content.title,
      plainText(content),
      content.actions[0]?.link ?? null,
      delivery.createdAt,
    ];
    return Promise.resolve({
      ok: true,
      record: async (tx) => {
        await tx.query(
          `INSERT INTO inbox_message (id, person_id, project_id, title, body, link, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
          values,
        );
      },
    });
  }
}
