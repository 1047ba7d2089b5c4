import { createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { type Database, SecretEncryption } from '#platform';
import { aDelivererOn, clock, engineClock, supervisor, encryption } from '../../../../test/setup/deliveries.js';
import { anEndpoint, aWebhookChannelOn, aWebhookMessage, dispatch } from '../../test/given.js';
import { Receiver, type ReceivedRequest } from '../../test/receiver.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { requestDeliveries } from '#delivery';
import type { Endpoint } from './endpoint.js';
import { reencryptEndpointSecrets } from './reencrypt-secrets.js';
import { type Rotation, rotateSecret } from './rotate-secret.js';

const HOUR_MS = 3_600_000;

describe('the secret of an endpoint', () => {
  let database: Database;
  let drop: () => Promise<void>;
  let receiver: Receiver;
  let endpoint: Endpoint;
  let first: string;
  beforeAll(async () => {
    ({ database, drop } = await openScratchDatabase());
    receiver = await Receiver.open();
  });
  afterEach(() => database.query('DELETE FROM webhook_endpoint'));
  afterAll(async () => {
    await receiver.close();
    await drop();
  });

  const given = async (): Promise<void> => {
    ({ endpoint, secret: first } = await anEndpoint(database, { url: receiver.url, eventTypes: ['project.*'] }));
  };
  const rotate = (version: number, rotation: Rotation = {}): Promise<{ endpoint: Endpoint; secret: string }> =>
    database.transaction((tx) =>
      rotateSecret(tx, endpoint.id, version, rotation, supervisor, { now: engineClock.now(), realNow: clock.now(), encryption }),
    );
  /** What the receiver gets next. */
  async function sent(encryptedBy: SecretEncryption = encryption): Promise<ReceivedRequest> {
    const wish = aWebhookMessage(endpoint.id);
    await database.transaction((tx) => requestDeliveries(tx, [wish], engineClock.now()));
    const channel = aWebhookChannelOn(database, { encryption: encryptedBy });
    const deliverer = aDelivererOn(database, [channel]);
    await dispatch(database);
    const [row] = await database.query<{ id: string; jobId: string }>(
      'SELECT id, job_id AS "jobId" FROM delivery WHERE source_id = $1',
      [wish.sourceId],
    );
    await deliverer.attempt(row?.id ?? '', row?.jobId ?? '');
    await channel.close();
    const request = receiver.requests.at(-1);
    expect(request?.headers['webhook-id']).toBe(`${wish.sourceId}_${endpoint.id}`);
    return request as ReceivedRequest;
  }
  const accepts = (secret: string, { body, headers }: ReceivedRequest): boolean => {
    try {
      new Webhook(secret).verify(body, headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  };

  const verifies = (publicKey: string | null, { body, headers }: ReceivedRequest): boolean => {
    const x = Buffer.from(publicKey?.slice(5) ?? '', 'base64').toString('base64url');
    const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
    const content = Buffer.from(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`);
    return String(headers['webhook-signature'])
      .split(' ')
      .filter((each) => each.startsWith('v1a,'))
      .some((each) => verify(null, content, key, Buffer.from(each.slice(4), 'base64')));
  };

  it('has a key pair beside it if asked for, rotated with the same overlap, sealed, and gone when asked', async () => {
    await given();
    expect((await sent()).headers['webhook-signature']).not.toContain('v1a');
    const { endpoint: one } = await rotate(1, { asymmetric: true });
    const { endpoint: two, secret } = await rotate(2);
    expect([two.previousPublicKey, two.publicKey === one.publicKey]).toEqual([one.publicKey, false]);
    const during = await sent();
    expect([verifies(one.publicKey, during), verifies(two.publicKey, during), accepts(secret, during)]).toEqual([
      true,
      true,
      true,
    ]);
    await database.query(`UPDATE endpoint_previous_secret SET valid_until = now() - interval '1 s'`);
    const after = await sent();
    expect([verifies(one.publicKey, after), verifies(two.publicKey, after)]).toEqual([false, true]);
    const [row] = await database.query<{ encrypted: Buffer }>('SELECT encrypted_private_key AS encrypted FROM webhook_endpoint');
    expect(encryption.decrypt(row?.encrypted ?? Buffer.of(), endpoint.id)).toMatch(/^whsk_/);
    expect(row?.encrypted.includes('whsk_')).toBe(false);
    const { endpoint: none } = await rotate(3, { asymmetric: false, overlapHours: 0 });
    expect([none.publicKey, none.previousPublicKey]).toEqual([null, null]);
    expect((await sent()).headers['webhook-signature']).not.toContain('v1a');
    const { endpoint: born } = await anEndpoint(database, { url: receiver.url, asymmetric: true });
    expect(born.publicKey).toMatch(/^whpk_/);
  });

  it('and the one before are both valid for a day, then only the new one', async () => {
    await given();
    const { endpoint: rotated, secret: second } = await rotate(1);
    expect(second).not.toBe(first);
    const until = rotated.previousSecretUntil?.getTime() ?? 0;
    expect(Math.abs(until - clock.now().getTime() - 24 * HOUR_MS)).toBeLessThan(60_000);
    const during = await sent();
    expect([accepts(first, during), accepts(second, during)]).toEqual([true, true]);
    await database.query(`UPDATE endpoint_previous_secret SET valid_until = now() - interval '1 s'`);
    const after = await sent();
    expect([accepts(first, after), accepts(second, after)]).toEqual([false, true]);
    const history = await readHistory(database, endpoint.id);
    expect(history.map(({ type }) => type)).toEqual(['endpoint.created', 'endpoint.secret_rotated']);
    expect(JSON.stringify(history)).not.toContain('whsec');
  });

  it('is rotated again without ending an overlap that was announced, three of them at most', async () => {
    await given();
    const { secret: second } = await rotate(1, { overlapHours: 48 });
    const { secret: third, endpoint: rotated } = await rotate(2);
    expect(rotated.previousSecretUntil?.getTime()).toBeGreaterThan(clock.now().getTime() + 47 * HOUR_MS);
    const during = await sent();
    expect([first, second, third].map((secret) => accepts(secret, during))).toEqual([true, true, true]);
    const { secret: fourth } = await rotate(3);
    await expect(rotate(4)).rejects.toMatchObject({ code: 'secret.overlaps' });
    const { secret: fifth } = await rotate(4, { overlapHours: 0 });
    const after = await sent();
    expect([first, second, third, fourth, fifth].map((secret) => accepts(secret, after))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('ends at once when no overlap is wanted, and may be brought along', async () => {
    await given();
    const own = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const { endpoint: rotated, secret } = await rotate(1, { secret: own, overlapHours: 0 });
    expect([secret, rotated.previousSecretUntil]).toEqual([own, null]);
    const request = await sent();
    expect([accepts(first, request), accepts(own, request)]).toEqual([false, true]);
    await expect(rotate(1)).rejects.toMatchObject({ code: 'version.stale' });
    await expect(rotate(2, { secret: 'weak' })).rejects.toMatchObject({ code: 'secret.invalid' });
  });

  it('is sealed anew under a new DUBAN_SECRET, both while it is rotated', async () => {
    await given();
    const { secret: second, endpoint: rotated } = await rotate(1, { asymmetric: true });
    const both = new SecretEncryption('the key after the one of the test!', ['a key of thirty-two characters!!']);
    const during = await sent(both);
    expect([accepts(first, during), accepts(second, during)]).toEqual([true, true]);
    const reencrypt = (): Promise<number> => database.transaction((tx) => reencryptEndpointSecrets(tx, both));
    expect([await reencrypt(), await reencrypt()]).toEqual([1, 0]);
    const after = await sent(new SecretEncryption('the key after the one of the test!'));
    expect([accepts(first, after), accepts(second, after)]).toEqual([true, true]);
    expect(verifies(rotated.publicKey, after)).toBe(true);
  });
});
