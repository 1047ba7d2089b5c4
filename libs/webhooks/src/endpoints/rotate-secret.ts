import { type ActorRef, recordEvents } from '#outbox';
import type { Tx, SecretEncryption } from '#platform';
import { newKeyPair } from '../signing/key-pair.js';
import { secretFrom } from '../signing/signature.js';
import { type Endpoint, ENDPOINT_COLUMNS, lockEndpoint, publicFacts } from './endpoint.js';

/** How long the secret before stays valid unless told otherwise. */
const OVERLAP_HOURS = 24;

/** Until when the secret before stays valid; null where it ends at once. */
export function overlapEnd(now: Date, hours = OVERLAP_HOURS): Date | null {
  return hours > 0 ? new Date(now.getTime() + hours * 3_600_000) : null;
}

export interface Rotation {
  /** Left out: a new one is made. */
  secret?: string;
  /** Sign with a key pair as well, or no more; left out: as before. */
  asymmetric?: boolean;
  /** 0 ends the secret before at once: it became known to somebody. */
  overlapHours?: number;
}

/**
 * Gives an endpoint a new secret, answered only here, and a new key pair if it has one. Until the overlap ends each message is signed with the old and the new, so that the
 * receiver can change over when it likes. A second rotation in that time drops the oldest.
 * @param now wire clock, for it is compared with the time of sending
 * @throws DomainError `endpoint.not-found`, `version.stale`, `secret.invalid`
 */
export async function rotateSecret(
  tx: Tx,
  id: string,
  expectedVersion: number,
  { secret: given, asymmetric, overlapHours }: Rotation,
  actor: ActorRef,
  { now, encryption }: { now: Date; encryption: SecretEncryption },
): Promise<{ endpoint: Endpoint; secret: string }> {
  const before = await lockEndpoint(tx, id, expectedVersion);
  const secret = secretFrom(given);
  const keys = (asymmetric ?? before.publicKey !== null) ? newKeyPair() : null;
  const until = overlapEnd(now, overlapHours);
  const [endpoint] = await tx.query<Endpoint>(
    `UPDATE webhook_endpoint SET encrypted_secret = $2, previous_secret_until = $3, version = version + 1,
       encrypted_previous_secret = CASE WHEN $3::timestamptz IS NOT NULL THEN encrypted_secret END, public_key = $4, encrypted_private_key = $5,
       previous_public_key = CASE WHEN $3::timestamptz IS NOT NULL THEN public_key END,
       encrypted_previous_private_key = CASE WHEN $3::timestamptz IS NOT NULL THEN encrypted_private_key END
     WHERE id = $1 RETURNING ${ENDPOINT_COLUMNS}`,
    [id, encryption.encrypt(secret, id), until, keys?.publicKey ?? null, keys && encryption.encrypt(keys.privateKey, id)],
  );
  if (!endpoint) throw new Error('the database answered an update of a locked row with nothing');
  const data = { ...publicFacts(endpoint), previousSecretUntil: until?.toISOString() ?? null };
  await recordEvents(tx, [{ type: 'endpoint.secret_rotated', subject: { kind: 'endpoint', id }, actor, at: now, data }]);
  return { endpoint, secret };
}
