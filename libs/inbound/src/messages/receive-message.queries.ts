import { isGenuine, newSecret, type SignedHeaders } from '#webhooks';
import { type SecretEncryption, DomainError, isId, newId, type Queryable, type RealTime, type Tx } from '#platform';
import { enqueueJobs } from '#outbox';
import type { InboundSource } from '../sources/source.js';
import { inboundMessage } from './inbound-job.js';
import { InboundMessageEntity, type MessageState } from './message.entity.js';

/** A body may have so many bytes. */
export const MAX_MESSAGE_BYTES = 256 * 1024;
/** What a sender may call its message. */
const WEBHOOK_ID = /^[\x21-\x7e]{1,255}$/;

export interface ReceivedRequest {
  /** The last part of the address. */
  sourceId: string;
  headers: Partial<SignedHeaders>;
  /** Kept beside the body. */
  kept: Record<string, string>;
  /** As it came. */
  body: Uint8Array;
}

export interface Receipt {
  id: string;
  state: MessageState;
  /** This id came before; nothing was done. */
  repeated: boolean;
}

/**
 * Is the request from a source that we know? A wrong signature and an unknown address are told apart by nothing.
 * @throws DomainError `inbound.refused`; `inbound-source.paused` for a genuine one
 */
export async function verifyRequest(
  db: Queryable,
  encryption: SecretEncryption,
  request: ReceivedRequest,
  now: RealTime,
): Promise<void> {
  const source = isId(request.sourceId) ? await readKeys(db, request.sourceId, now) : null;
  const keys = source
    ? [...source.secrets.map(({ ownerId, encrypted }) => encryption.decrypt(encrypted, ownerId)), ...source.publicKeys]
    : [newSecret()];
  const isKnown = isGenuine(keys, request.headers, request.body, now) && source !== null;
  if (!isKnown || !WEBHOOK_ID.test(request.headers['webhook-id'] ?? '')) {
    throw new DomainError(
      'inbound.refused',
      'Nobody known has signed this. Check the address, the secret, the clock (five minutes) and that the signature is over the very bytes sent.',
    );
  }
  if (source.state === 'paused') {
    throw new DomainError(
      'inbound-source.paused',
      'This source is paused. Send the message again later, with the same webhook-id.',
    );
  }
}

/** Keeps the message and promises to apply it; a repeat of the same `webhook-id` is answered with the first. */
export async function keepMessage(tx: Tx, { sourceId, headers, kept, body }: ReceivedRequest, now: Date): Promise<Receipt> {
  const webhookId = headers['webhook-id'] ?? '';
  const id = newId();
  const [created] = await tx.query(
    `INSERT INTO inbound_message (id, source_id, webhook_id, headers, body, state, received_at)
     VALUES ($1, $2, $3, $4, $5, 'waiting', $6) ON CONFLICT ON CONSTRAINT inbound_message_webhook_uq DO NOTHING RETURNING id`,
    [id, sourceId, webhookId, JSON.stringify(kept), body, now],
  );
  if (created) {
    await enqueueJobs(tx, [{ id, kind: inboundMessage, payload: { messageId: id, sourceId } }]);
    return { id, state: 'waiting', repeated: false };
  }
  const first = await tx.manager.findOneOrFail(InboundMessageEntity, {
    select: { id: true, state: true },
    where: { sourceId, webhookId },
  });
  return { id: first.id, state: first.state, repeated: true };
}

interface SourceKeys {
  /** That are valid now, each encrypted for its owner. */
  secrets: { ownerId: string; encrypted: Buffer }[];
  publicKeys: string[];
  state: InboundSource['state'];
}

async function readKeys(db: Queryable, id: string, now: RealTime): Promise<SourceKeys | null> {
  const rows = await db.query<Omit<SourceKeys, 'secrets'> & SourceKeys['secrets'][number]>(
    `SELECT s.public_keys AS "publicKeys", s.state, k.owner_id AS "ownerId", k.encrypted
     FROM inbound_source s CROSS JOIN LATERAL (
       SELECT s.id AS owner_id, s.encrypted_secret AS encrypted
       UNION ALL SELECT p.id, p.encrypted_secret FROM inbound_source_previous_secret p WHERE p.source_id = s.id AND p.valid_until > $2) k
     WHERE s.id = $1`,
    [id, now],
  );
  const [first] = rows;
  return first ? { ...first, secrets: rows } : null;
}
