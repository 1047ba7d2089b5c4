import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { DomainError } from '#platform';

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

/**
 * Keeps webhook secrets unreadable in the database and its backups: AES-256-GCM under a key derived from DUBAN_SECRET.
 * A sealed secret is bound to its endpoint: moved to another row it can't be opened.
 */
export class SecretSealer {
  private readonly key: Buffer;

  /** @param key DUBAN_SECRET: at least 32 characters or bytes */
  constructor(key: Buffer | string) {
    this.key = Buffer.from(hkdfSync('sha256', key, '', 'duban webhook secret', 32));
  }

  /** Format byte, nonce, tag, cipher text. */
  seal(secret: string, endpointId: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(endpointId));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws DomainError `secret.unreadable` when the key, the endpoint or the bytes are not those it was sealed with. */
  open(sealed: Buffer, endpointId: string): string {
    try {
      const nonce = sealed.subarray(1, 1 + NONCE);
      const tag = sealed.subarray(1 + NONCE, 1 + NONCE + TAG);
      const decipher = createDecipheriv('aes-256-gcm', this.key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(endpointId));
      decipher.setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE + TAG)), decipher.final()]).toString('utf8');
    } catch (error) {
      throw new DomainError(
        'secret.unreadable',
        'The secret of this endpoint was sealed with another DUBAN_SECRET. Put the old key back, or create the endpoint anew.',
        { endpointId },
        { cause: error },
      );
    }
  }
}
