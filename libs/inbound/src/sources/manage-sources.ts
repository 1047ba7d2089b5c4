import { checkPublicKey, MOST_PREVIOUS_SECRETS, overlapEnd, type RotationOptions, secretFrom, tooManyOverlaps } from '#webhooks';
import { type EngineTime, type RealTime, type SecretEncryption, newId, type Tx } from '#platform';
import { type ActorRef, recordEvents } from '#outbox';
import { LessThanOrEqual, type QueryDeepPartialEntity } from 'typeorm';
import { InboundSourceEntity, SourcePreviousSecret } from './source.entity.js';
import { type InboundSource, lockSource, readSource, sourceFacts, unlessRefused } from './source.js';

export interface NewSource {
  name: string;
  departmentId: string | null;
  mapping: string;
  examples: readonly unknown[];
  publicKeys: readonly string[];
  /** Left out: a new one is made. */
  secret?: string;
}

export type SourceChange = Partial<Omit<NewSource, 'secret'>> & { state?: InboundSource['state'] };

export interface SourceRotation {
  /** Left out: a new one is made. */
  secret?: string;
  /** 0 ends all secrets of before at once: one became known to somebody. */
  overlapHours?: number;
}

/**
 * Sets up a source; its mapping was checked before. The answer is the only place where its secret can be read.
 * @throws DomainError `inbound-source.name-taken`, `department.not-found`, `secret.invalid`, `public-key.invalid`
 */
export async function createSource(
  tx: Tx,
  input: NewSource,
  actor: ActorRef,
  { now, encryption }: { now: EngineTime; encryption: SecretEncryption },
): Promise<{ source: InboundSource; secret: string }> {
  const id = newId();
  const secret = secretFrom(input.secret);
  const { secret: _, ...details } = input;
  const created = {
    id,
    ...details,
    examples: [...input.examples],
    publicKeys: input.publicKeys.map(checkPublicKey),
    encryptedSecret: encryption.encrypt(secret, id),
    state: 'active',
    createdBy: actor.id,
    createdAt: now,
  };
  await unlessRefused(tx.manager.insert(InboundSourceEntity, created as QueryDeepPartialEntity<InboundSourceEntity>), input);
  const source = await readSource(tx, id);
  await record(tx, 'created', source, actor, now, sourceFacts(source));
  return { source, secret };
}

/** @throws DomainError `inbound-source.not-found`, `version.stale`, and those of a new source */
export async function updateSource(
  tx: Tx,
  id: string,
  expectedVersion: number,
  change: SourceChange,
  actor: ActorRef,
  now: EngineTime,
): Promise<InboundSource> {
  const before = await lockSource(tx, id, expectedVersion);
  const changed = {
    ...change,
    ...(change.examples ? { examples: [...change.examples] } : {}),
    ...(change.publicKeys ? { publicKeys: change.publicKeys.map(checkPublicKey) } : {}),
    version: before.version + 1,
  };
  const write = tx.manager.update(InboundSourceEntity, id, changed as QueryDeepPartialEntity<InboundSourceEntity>);
  await unlessRefused(write, { name: change.name ?? before.name, departmentId: change.departmentId ?? before.departmentId });
  const after = await readSource(tx, id);
  await record(tx, 'changed', after, actor, now, { before: sourceFacts(before), after: sourceFacts(after) });
  return after;
}

/**
 * Gives a source a new secret, answered only here. Until the overlap ends messages signed with the one before are taken too. A further
 * rotation in that time ends no overlap that was announced.
 * @throws DomainError `inbound-source.not-found`, `version.stale`, `secret.invalid`, `secret.overlaps`
 */
export async function rotateSourceSecret(
  tx: Tx,
  id: string,
  expectedVersion: number,
  { secret: given, overlapHours }: SourceRotation,
  actor: ActorRef,
  { now, realNow, encryption }: RotationOptions,
): Promise<{ source: InboundSource; secret: string }> {
  const before = await lockSource(tx, id, expectedVersion);
  const secret = secretFrom(given);
  const until = overlapEnd(realNow, overlapHours);
  await keepPrevious(tx, before, until, { realNow, encryption });
  await tx.manager.update(InboundSourceEntity, id, {
    encryptedSecret: encryption.encrypt(secret, id),
    version: before.version + 1,
  });
  const source = await readSource(tx, id);
  const data = { ...sourceFacts(source), previousSecretUntil: until?.toISOString() ?? null };
  await record(tx, 'secret_rotated', source, actor, now, data);
  return { source, secret };
}

/** The secret that is replaced stays valid until its overlap ends, and so do those before it; where it has none, all end. */
async function keepPrevious(
  { manager }: Tx,
  before: InboundSourceEntity,
  until: RealTime | null,
  { realNow, encryption }: Omit<RotationOptions, 'now'>,
): Promise<void> {
  const sourceId = before.id;
  await manager.delete(SourcePreviousSecret, { sourceId, ...(until ? { validUntil: LessThanOrEqual(realNow) } : {}) });
  if (!until) return;
  if ((await manager.countBy(SourcePreviousSecret, { sourceId })) >= MOST_PREVIOUS_SECRETS) throw tooManyOverlaps(sourceId);
  const id = newId();
  const encryptedSecret = encryption.encrypt(encryption.decrypt(before.encryptedSecret, sourceId), id);
  await manager.insert(SourcePreviousSecret, { id, sourceId, encryptedSecret, validUntil: until });
}

/**
 * Deletes a source: its messages are refused from now on. Those received stay; one that was not applied yet fails.
 * @throws DomainError `inbound-source.not-found`, `version.stale`
 */
export async function deleteSource(tx: Tx, id: string, expectedVersion: number, actor: ActorRef, now: EngineTime): Promise<void> {
  const source = await lockSource(tx, id, expectedVersion);
  await tx.manager.delete(InboundSourceEntity, id);
  await record(tx, 'deleted', source, actor, now, sourceFacts(source));
}

async function record(
  tx: Tx,
  what: string,
  { id }: { id: string },
  actor: ActorRef,
  at: EngineTime,
  data: Record<string, unknown>,
): Promise<void> {
  await recordEvents(tx, [{ type: `inbound_source.${what}`, subject: { kind: 'inbound-source', id }, actor, at, data }]);
}
