import { createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { type RealTime, SecretEncryption, SystemClock } from '#platform';
import { shifted } from '../time/shifted.js';
import { retryAfterMs } from '../../../delivery/src/http/answer.js';
import { checkPublicKey, newKeyPair } from './key-pair.js';
import { checkSecret, isGenuine, newSecret, sign } from './signature.js';

const KEY = 'a key of thirty-two characters!!';
const id = '0199a000-0000-7000-8000-000000000001';

describe('signatures and secrets', () => {
  it('signs so that the reference library accepts it, Chinese text included', () => {
    const secret = newSecret();
    const body = JSON.stringify({ title: '启动碧道建设 🏞' });
    const headers = { ...sign([secret], 'a_b', new SystemClock().now(), body) };
    expect(new Webhook(secret).verify(body, headers)).toEqual({ title: '启动碧道建设 🏞' });
    expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow();
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
  });

  it('signs with each secret that is valid, and a receiver that knows any of them takes it', () => {
    const secrets = [newSecret(), newSecret()];
    const headers = { ...sign(secrets, 'a_b', new SystemClock().now(), '{}') };
    for (const secret of secrets) expect(new Webhook(secret).verify('{}', headers)).toEqual({});
    expect(() => new Webhook(newSecret()).verify('{}', headers)).toThrow();
  });

  it('signs with a key pair so that its public key alone verifies, beside v1 for those who know the secret', () => {
    const secret = newSecret();
    const [pair, other] = [newKeyPair(), newKeyPair()];
    expect([pair.privateKey, pair.publicKey]).toEqual([
      expect.stringMatching(/^whsk_[\w+/]{86}==$/),
      expect.stringMatching(/^whpk_[\w+/]{43}=$/),
    ]);
    const at = new SystemClock().now();
    const headers = { ...sign([secret, pair.privateKey], 'a_b', at, '{"title":"碧道"}') };
    expect(new Webhook(secret).verify('{"title":"碧道"}', headers)).toEqual({ title: '碧道' });
    const [, v1a = ''] = headers['webhook-signature'].split(' ');
    const verifies = (publicKey: string, body: string): boolean => {
      const x = Buffer.from(publicKey.slice(5), 'base64').toString('base64url');
      const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
      const content = Buffer.from(`a_b.${headers['webhook-timestamp']}.${body}`);
      return verify(null, content, key, Buffer.from(v1a.replace(/^v1a,/, ''), 'base64'));
    };
    expect(verifies(pair.publicKey, '{"title":"碧道"}')).toBe(true);
    expect(verifies(pair.publicKey, '{"title":"绿道"}')).toBe(false);
    expect(verifies(other.publicKey, '{"title":"碧道"}')).toBe(false);
  });

  it('takes a secret of 24 to 64 bytes and nothing weaker', () => {
    const ofBytes = (n: number): string => `whsec_${Buffer.alloc(n, 7).toString('base64')}`;
    expect(checkSecret(ofBytes(24))).toBe(ofBytes(24));
    expect(checkSecret(ofBytes(64))).toBe(ofBytes(64));
    for (const weak of [ofBytes(23), ofBytes(65), 'whsec_', 'secret', ofBytes(32).slice(6), `${ofBytes(32)}!`]) {
      expect(() => checkSecret(weak)).toThrow(/whsec_/);
    }
  });

  it('opens a sealed secret only with the same key, for the same endpoint, unchanged', () => {
    const encrypted = new SecretEncryption(KEY).encrypt('whsec_x', id);
    expect(new SecretEncryption(KEY).decrypt(encrypted, id)).toBe('whsec_x');
    expect(encrypted.includes('whsec')).toBe(false);
    expect(() => new SecretEncryption(`${KEY}2`).decrypt(encrypted, id)).toThrow(/another DUBAN_SECRET/);
    expect(() => new SecretEncryption(KEY).decrypt(encrypted, id.replace('1', '2'))).toThrow(/another DUBAN_SECRET/);
    expect(() => new SecretEncryption(KEY).decrypt(encrypted.subarray(0, 20), id)).toThrow(/another DUBAN_SECRET/);
  });
});

describe('a new DUBAN_SECRET', () => {
  const old = new SecretEncryption(KEY);
  const rotated = new SecretEncryption(`${KEY}2`, ['some other key, older than the last', KEY]);

  it('opens what the previous ones sealed, and seals it anew once', () => {
    const encrypted = old.encrypt('whsec_x', id);
    expect(rotated.decrypt(encrypted, id)).toBe('whsec_x');
    const anew = rotated.reencrypt(encrypted, id);
    expect(new SecretEncryption(`${KEY}2`).decrypt(anew as Buffer, id)).toBe('whsec_x');
    expect(rotated.reencrypt(anew as Buffer, id)).toBeNull();
  });

  it('leaves what no key opens as it is', () => {
    expect(rotated.reencrypt(new SecretEncryption('a key that was lost long ago, sadly').encrypt('whsec_x', id), id)).toBeNull();
    expect(rotated.reencrypt(old.encrypt('whsec_x', id), id.replace('1', '2'))).toBeNull();
  });
});

describe('Retry-After', () => {
  const now = new Date('2026-03-02T01:00:00Z') as RealTime;
  it.each([
    ['120', 120_000],
    ['Mon, 02 Mar 2026 01:02:00 GMT', 120_000],
    ['Mon, 02 Mar 2026 00:00:00 GMT', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['0', undefined],
    [undefined, undefined],
  ])('reads %j as %j ms', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});

describe('a message of another system', () => {
  const now = new SystemClock().now();
  const body = Buffer.from(JSON.stringify({ 进展: '主体结构封顶' }));
  const secret = newSecret();
  const pair = newKeyPair();

  /** As the reference library signs it. */
  function signed(by: string, at = now): Record<string, string> {
    return {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(by).sign('msg_1', at, body.toString('utf8')),
    };
  }

  it('is genuine if one of its signatures was made with one of our keys, whatever the others are', () => {
    expect(isGenuine([secret], signed(secret), body, now)).toBe(true);
    expect(isGenuine([newSecret(), secret], signed(secret), body, now)).toBe(true);
    expect(isGenuine([newSecret()], signed(secret), body, now)).toBe(false);
    expect(isGenuine([], signed(secret), body, now)).toBe(false);
    const both = { ...sign([newSecret(), pair.privateKey], 'msg_1', now, body.toString('utf8')) };
    expect(isGenuine([secret, pair.publicKey], both, body, now)).toBe(true);
    expect(isGenuine([secret, newKeyPair().publicKey], both, body, now)).toBe(false);
  });

  it('is not when a byte, the id or the time is another, or it is five minutes off', () => {
    const headers = signed(secret);
    const isTaken = (changed: Record<string, string | undefined>, bytes: Buffer = body): boolean =>
      isGenuine([secret], { ...headers, ...changed }, bytes, now);
    expect(isTaken({})).toBe(true);
    expect(isTaken({}, Buffer.concat([body, Buffer.from(' ')]))).toBe(false);
    expect(isTaken({ 'webhook-id': 'msg_2' })).toBe(false);
    expect(isTaken({ 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) })).toBe(false);
    for (const name of Object.keys(headers)) expect(isTaken({ [name]: undefined })).toBe(false);
    for (const garbage of ['', 'v1', 'v1,', 'v1,AAAA', 'v2,AAAA', 'v1a,AAAA', '%00', 'v1,'.repeat(1000)]) {
      expect(isTaken({ 'webhook-signature': garbage })).toBe(false);
      expect(isGenuine([pair.publicKey], { ...headers, 'webhook-signature': garbage }, body, now)).toBe(false);
    }
    for (const [seconds, taken] of [
      [-299, true],
      [299, true],
      [-301, false],
      [301, false],
    ] as const) {
      const at = shifted(now, seconds * 1000);
      expect(isGenuine([secret], signed(secret, at), body, now), `${seconds} s`).toBe(taken);
    }
    for (const odd of ['1e9', '-1', 'NaN', ' ', '0x10', '9'.repeat(400)])
      expect(isTaken({ 'webhook-timestamp': odd })).toBe(false);
  });

  it('is verified with a public key that has the right form', () => {
    expect(checkPublicKey(pair.publicKey)).toBe(pair.publicKey);
    for (const wrong of ['', 'whpk_', pair.privateKey, pair.publicKey.slice(0, -2), secret, `${pair.publicKey} `]) {
      expect(() => checkPublicKey(wrong)).toThrow('A public key is whpk_');
    }
  });
});
