import { createHmac, randomBytes, sign as signWith, timingSafeEqual, verify as verifyWith } from 'node:crypto';
import { DomainError, type RealTime } from '#platform';
import { isPrivateKey, isPublicKey, privateKeyOf, publicKeyOf } from './key-pair.js';

const PREFIX = 'whsec_';

export function newSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/**
 * A secret that the other side brought along: `whsec_` and the base64 of 24 to 64 bytes. Source: Standard Webhooks 1.0.
 * @throws DomainError `secret.invalid`
 */
export function checkSecret(secret: string): string {
  const bytes = keyOf(secret);
  if (
    secret.startsWith(PREFIX) &&
    bytes.toString('base64') === secret.slice(PREFIX.length) &&
    bytes.length >= 24 &&
    bytes.length <= 64
  )
    return secret;
  throw new DomainError(
    'secret.invalid',
    'A secret is whsec_ followed by the base64 of 24 to 64 random bytes. Leave it out to get a new one.',
  );
}

/** The secret that was brought along, or a new one. @throws DomainError `secret.invalid` */
export function secretFrom(given: string | undefined): string {
  return given === undefined ? newSecret() : checkSecret(given);
}

export interface SignedHeaders {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
}

/**
 * Standard Webhooks 1.0, over `id.seconds.body`: HMAC-SHA256 (v1) with a secret, Ed25519 (v1a) with a private key.
 * @param keys each that is valid; a receiver takes the message if it knows one of them
 */
export function sign(keys: readonly string[], id: string, at: RealTime, body: string): SignedHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const content = Buffer.from(`${id}.${timestamp}.${body}`, 'utf8');
  const signatures = keys.map((key) =>
    isPrivateKey(key)
      ? `v1a,${signWith(null, content, privateKeyOf(key)).toString('base64')}`
      : `v1,${createHmac('sha256', keyOf(key)).update(content).digest('base64')}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

/** How far the time of a signature may be off, either way. */
const TOLERANCE_MS = 5 * 60_000;
/** More signatures than a rotation of both kinds needs are not looked at. */
const MAX_SIGNATURES = 8;

/**
 * Is the message signed with one of the keys, and within five minutes of `now`? The counterpart of {@link sign}.
 * @param keys secrets (`whsec_`) for v1, public keys (`whpk_`) for v1a
 * @param body the bytes as they came, before anybody made JSON of them
 */
export function isGenuine(keys: readonly string[], headers: Partial<SignedHeaders>, body: Uint8Array, now: RealTime): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp = '', 'webhook-signature': signatures = '' } = headers;
  if (!id || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > TOLERANCE_MS) return false;
  const content = Buffer.concat([Buffer.from(`${id}.${timestamp}.`, 'utf8'), body]);
  const given = signatures.split(' ', MAX_SIGNATURES);
  return keys.some((key) => given.some((signature) => fits(key, signature, content)));
}

function fits(key: string, signature: string, content: Buffer): boolean {
  const [version, text = ''] = signature.split(',', 2);
  const bytes = Buffer.from(text, 'base64');
  if (isPublicKey(key)) return version === 'v1a' && verifyWith(null, content, publicKeyOf(key), bytes);
  const expected = createHmac('sha256', keyOf(key)).update(content).digest();
  return version === 'v1' && bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(PREFIX.length), 'base64');
}
