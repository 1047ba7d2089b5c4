import { type ActorRef, recordEvents } from '#outbox';
import { DomainError, type EngineTime, newId, type RealTime, type SecretEncryption, type Tx } from '#platform';
import { shifted } from '../time/shifted.js';
import { LessThanOrEqual } from 'typeorm';
import { newKeyPair } from '../signing/key-pair.js';
import { secretFrom } from '../signing/signature.js';
import { EndpointPreviousSecret, WebhookEndpoint } from './endpoint.entity.js';
import { type Endpoint, lockEndpoint, publicFacts, readEndpoint } from './endpoint.js';

/** How long the previous secret stays valid by default. */
const OVERLAP_HOURS = 24;

/** Each message carries a signature by each of them, and receivers read only so many. */
export const MOST_PREVIOUS_SECRETS = 3;

/** Until when the previous secret stays valid; null where it ends at once. */
export function overlapEnd(now: RealTime, hours = OVERLAP_HOURS): RealTime | null {
  return hours > 0 ? shifted(now, hours * 3_600_000) : null;
}

export interface Rotation {
  /** Left out: a new one is made. */
  secret?: string;
  /** Sign with a key pair as well, or no more; left out: as before. */
  asymmetric?: boolean;
  /** 0 ends all secrets of before at once: one became known to somebody. */
  overlapHours?: number;
}

export interface RotationOptions {
  /** When the history says that it happened. */
  now: EngineTime;
  /** The overlap is compared with the time of sending, or of receiving. */
  realNow: RealTime;
  encryption: SecretEncryption;
}

/**
 * Gives an endpoint a new secret, answered only here, and a new key pair if it has one. Until the overlap ends each message is signed with the old and the new, so that the
 * receiver can change over when it likes. A further rotation in that time ends no overlap that was announced.
 * @throws DomainError `endpoint.not-found`, `version.stale`, `secret.invalid`, `secret.overlaps`
 */
export async function rotateSecret(
  tx: Tx,
  id: string,
  expectedVersion: number,
  { secret: given, asymmetric, overlapHours }: Rotation,
  actor: ActorRef,
  { now, realNow, encryption }: RotationOptions,
): Promise<{ endpoint: Endpoint; secret: string }> {
  const before = await lockEndpoint(tx, id, expectedVersion);
  const secret = secretFrom(given);
  const keys = (asymmetric ?? before.publicKey !== null) ? newKeyPair() : null;
  const until = overlapEnd(realNow, overlapHours);
  await keepPrevious(tx, before, until, { realNow, encryption });
  await tx.manager.update(WebhookEndpoint, id, {
    encryptedSecret: encryption.encrypt(secret, id),
    publicKey: keys?.publicKey ?? null,
    encryptedPrivateKey: keys && encryption.encrypt(keys.privateKey, id),
    version: before.version + 1,
  });
  const endpoint = await readEndpoint(tx, id);
  const data = { ...publicFacts(endpoint), previousSecretUntil: until?.toISOString() ?? null };
  await recordEvents(tx, [{ type: 'endpoint.secret_rotated', subject: { kind: 'endpoint', id }, actor, at: now, data }]);
  return { endpoint, secret };
}

/** The secret that is replaced stays valid until its overlap ends, and so do those before it; where it has none, all end. */
async function keepPrevious(
  { manager }: Tx,
  before: WebhookEndpoint,
  until: RealTime | null,
  { realNow, encryption }: Omit<RotationOptions, 'now'>,
): Promise<void> {
  const endpointId = before.id;
  await manager.delete(EndpointPreviousSecret, { endpointId, ...(until ? { validUntil: LessThanOrEqual(realNow) } : {}) });
  if (!until) return;
  if ((await manager.countBy(EndpointPreviousSecret, { endpointId })) >= MOST_PREVIOUS_SECRETS) throw tooManyOverlaps(endpointId);
  const id = newId();
  const moved = (encrypted: Buffer): Buffer => encryption.encrypt(encryption.decrypt(encrypted, endpointId), id);
  await manager.insert(EndpointPreviousSecret, {
    id,
    endpointId,
    encryptedSecret: moved(before.encryptedSecret),
    publicKey: before.publicKey,
    encryptedPrivateKey: before.encryptedPrivateKey && moved(before.encryptedPrivateKey),
    validUntil: until,
  });
}

export function tooManyOverlaps(id: string): DomainError {
  return new DomainError(
    'secret.overlaps',
    `${MOST_PREVIOUS_SECRETS} secrets of before are still valid. Wait until an overlap ends, or end all of them at once with overlapHours 0.`,
    { id },
  );
}
