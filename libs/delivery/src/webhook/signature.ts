import { createHmac, randomBytes, sign as signWith } from 'node:crypto';
import { DomainError } from '#platform';
import { isPrivateKey, privateKeyOf } from './key-pair.js';

const PREFIX = 'whsec_';

export function newSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/**
 * A secret that the other side brought along: `whsec_` and the base64 of 24 to 64 bytes. Source: Standard Webhooks 1.0.
 * @throws DomainError `endpoint.secret-invalid`
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
    'endpoint.secret-invalid',
    'A secret is whsec_ followed by the base64 of 24 to 64 random bytes. Leave it out to get a new one.',
  );
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
export function sign(keys: readonly string[], id: string, at: Date, body: string): SignedHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const content = Buffer.from(`${id}.${timestamp}.${body}`, 'utf8');
  const signatures = keys.map((key) =>
    isPrivateKey(key)
      ? `v1a,${signWith(null, content, privateKeyOf(key)).toString('base64')}`
      : `v1,${createHmac('sha256', keyOf(key)).update(content).digest('base64')}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(PREFIX.length), 'base64');
}
