import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

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
