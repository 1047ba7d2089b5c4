import { createHmac, randomBytes } from 'node:crypto';
import { DomainError } from '#platform';

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
 * Standard Webhooks 1.0: HMAC-SHA256 over `id.seconds.body`, version v1.
 * @param secrets each that is valid; a receiver takes the message if it knows one of them
 */
export function sign(secrets: readonly string[], id: string, at: Date, body: string): SignedHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`, 'utf8').digest('base64');
    return `v1,${mac}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(PREFIX.length), 'base64');
}
