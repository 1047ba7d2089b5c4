import { checkPublicKey, overlapEnd, secretFrom } from '#webhooks';
import { type SecretEncryption, newId, type Tx } from '#platform';
import { type ActorRef, recordEvents } from '#outbox';
import { type InboundSource, lockSource, SOURCE_COLUMNS, sourceFacts, unlessRefused } from './source.js';

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
  /** 0 ends the secret before at once: it became known to somebody. */
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
  { now, encryption }: { now: Date; encryption: SecretEncryption },
): Promise<{ source: InboundSource; secret: string }> {
  const id = newId();
  const secret = secretFrom(input.secret);
  const [source] = await unlessRefused(
    tx.query<InboundSource>(
      `INSERT INTO inbound_source (id, name, department_id, mapping, examples, public_keys, encrypted_secret, state, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'active', $8, $9) RETURNING ${SOURCE_COLUMNS}`,
      [
        id,
        input.name,
        input.departmentId,
        input.mapping,
        JSON.stringify(input.examples),
        input.publicKeys.map(checkPublicKey),
        encryption.encrypt(secret, id),
        actor.id,
        now,
      ],
    ),
    input,
  );
  if (!source) throw new Error('the database answered an insert with nothing');
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
  now: Date,
): Promise<InboundSource> {
  const before = await lockSource(tx, id, expectedVersion);
  const wanted = { ...before, ...change };
  const [after] = await unlessRefused(
    tx.query<InboundSource>(
      `UPDATE inbound_source SET name = $2, department_id = $3, mapping = $4, examples = $5, public_keys = $6, state = $7,
         version = version + 1 WHERE id = $1 RETURNING ${SOURCE_COLUMNS}`,
      [
        id,
        wanted.name,
        wanted.departmentId,
        wanted.mapping,
        JSON.stringify(wanted.examples),
        wanted.publicKeys.map(checkPublicKey),
        wanted.state,
      ],
    ),
    wanted,
  );
  if (!after) throw new Error('the database answered an update of a locked row with nothing');
  await record(tx, 'changed', after, actor, now, { before: sourceFacts(before), after: sourceFacts(after) });
  return after;
}

/**
 * Gives a source a new secret, answered only here. Until the overlap ends messages signed with the one before are taken too.
 * @param now wire clock, for it is compared with the time of receiving
 * @throws DomainError `inbound-source.not-found`, `version.stale`, `secret.invalid`
 */
export async function rotateSourceSecret(
  tx: Tx,
  id: string,
  expectedVersion: number,
  { secret: given, overlapHours }: SourceRotation,
  actor: ActorRef,
  { now, encryption }: { now: Date; encryption: SecretEncryption },
): Promise<{ source: InboundSource; secret: string }> {
  await lockSource(tx, id, expectedVersion);
  const secret = secretFrom(given);
  const until = overlapEnd(now, overlapHours);
  const [source] = await tx.query<InboundSource>(
    `UPDATE inbound_source SET encrypted_previous_secret = CASE WHEN $3::timestamptz IS NOT NULL THEN encrypted_secret END,
       encrypted_secret = $2, previous_secret_until = $3, version = version + 1 WHERE id = $1 RETURNING ${SOURCE_COLUMNS}`,
    [id, encryption.encrypt(secret, id), until],
  );
  if (!source) throw new Error('the database answered an update of a locked row with nothing');
  const data = { ...sourceFacts(source), previousSecretUntil: until?.toISOString() ?? null };
  await record(tx, 'secret_rotated', source, actor, now, data);
  return { source, secret };
}

/**
 * Takes a source away: from now on nothing of it is taken. Its messages stay; what was not applied yet won't be.
 * @throws DomainError `inbound-source.not-found`, `version.stale`
 */
export async function deleteSource(tx: Tx, id: string, expectedVersion: number, actor: ActorRef, now: Date): Promise<void> {
  const source = await lockSource(tx, id, expectedVersion);
  await tx.query('DELETE FROM inbound_source WHERE id = $1', [id]);
  await record(tx, 'deleted', source, actor, now, sourceFacts(source));
}

async function record(
  tx: Tx,
  what: string,
  { id }: InboundSource,
  actor: ActorRef,
  at: Date,
  data: Record<string, unknown>,
): Promise<void> {
  await recordEvents(tx, [{ type: `inbound_source.${what}`, subject: { kind: 'inbound-source', id }, actor, at, data }]);
}
