import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { DomainError } from '#platform';

const PRIVATE = 'whsk_';
const PUBLIC = 'whpk_';

/** Keys of asymmetric signatures (Ed25519) in the form of Standard Webhooks 1.0. */
export interface KeyPair {
  /** `whsk_` and the base64 of the 32 bytes of the private key followed by those of the public one. */
  privateKey: string;
  /** `whpk_` and the base64 of 32 bytes. */
  publicKey: string;
}

export function newKeyPair(): KeyPair {
  const { d = '', x = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const [secret, open] = [Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url')];
  return { privateKey: PRIVATE + Buffer.concat([secret, open]).toString('base64'), publicKey: PUBLIC + open.toString('base64') };
}

export function isPrivateKey(key: string): boolean {
  return key.startsWith(PRIVATE);
}

export function privateKeyOf(key: string): KeyObject {
  const bytes = Buffer.from(key.slice(PRIVATE.length), 'base64');
  const [d, x] = [bytes.subarray(0, 32).toString('base64url'), bytes.subarray(32).toString('base64url')];
  return createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', d, x } });
}

export function isPublicKey(key: string): boolean {
  return key.startsWith(PUBLIC);
}

export function publicKeyOf(key: string): KeyObject {
  const x = Buffer.from(key.slice(PUBLIC.length), 'base64').toString('base64url');
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
}

/**
 * A public key that the other side gave: `whpk_` and the base64 of 32 bytes.
 * @throws DomainError `public-key.invalid`
 */
export function checkPublicKey(key: string): string {
  const bytes = Buffer.from(key.slice(PUBLIC.length), 'base64');
  if (isPublicKey(key) && bytes.length === 32 && bytes.toString('base64') === key.slice(PUBLIC.length)) return key;
  throw new DomainError('public-key.invalid', 'A public key is whpk_ followed by the base64 of 32 bytes (Ed25519).');
}
