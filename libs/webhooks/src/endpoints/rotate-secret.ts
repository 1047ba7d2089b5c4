import { type ActorRef, recordEvents } from '#outbox';
import type { Tx, SecretEncryption } from '#platform';
import { newKeyPair } from '../signing/key-pair.js';
import { secretFrom } from '../signing/signature.js';
import { WebhookEndpoint } from './endpoint.entity.js';
import { type Endpoint, lockEndpoint, publicFacts, readEndpoint } from './endpoint.js';

/** How long the previous secret stays valid by default. */
const OVERLAP_HOURS = 24;

/** Until when the previous secret stays valid; null where it ends at once. */
export function overlapEnd(now: Date, hours = OVERLAP_HOURS): Date | null {
  return hours > 0 ? new Date(now.getTime() + hours * 3_600_000) : null;
}

export interface Rotation {
  /** Left out: a new one is made. */
  secret?: string;
  /** Sign with a key pair as well, or no more; left out: as before. */
  asymmetric?: boolean;
  /** 0 ends the previous secret at once: it became known to somebody. */
  overlapHours?: number;
}

/**
 * Gives an endpoint a new secret, answered only here, and a new key pair if it has one. Until the overlap ends each message is signed with the old and the new, so that the
 * receiver can change over when it likes. A second rotation in that time drops the oldest.
 * @param now real time, for it is compared with the time of sending
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
  await tx.manager.update(WebhookEndpoint, id, {
    encryptedSecret: encryption.encrypt(secret, id),
    publicKey: keys?.publicKey ?? null,
    encryptedPrivateKey: keys && encryption.encrypt(keys.privateKey, id),
    previousSecretUntil: until,
    encryptedPreviousSecret: until && before.encryptedSecret,
    previousPublicKey: until && before.publicKey,
    encryptedPreviousPrivateKey: until && before.encryptedPrivateKey,
    version: before.version + 1,
  });
  const endpoint = await readEndpoint(tx, id);
  const data = { ...publicFacts(endpoint), previousSecretUntil: until?.toISOString() ?? null };
  await recordEvents(tx, [{ type: 'endpoint.secret_rotated', subject: { kind: 'endpoint', id }, actor, at: now, data }]);
  return { endpoint, secret };
}
