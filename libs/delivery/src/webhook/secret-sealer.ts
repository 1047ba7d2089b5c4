import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { DomainError } from '#platform';

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

/**
 * Keeps webhook secrets unreadable in the database and its backups: AES-256-GCM under a key derived from DUBAN_SECRET.
 * A sealed secret is bound to its owner (an endpoint, a robot, a source): moved to another row it can't be opened.
 */
export class SecretEncryption {
  /** The first one seals; all of them open. */
  private readonly keys: readonly Buffer[];

  /**
   * @param key DUBAN_SECRET: at least 32 characters or bytes
   * @param previous keys of before, which still open what they sealed
   */
  constructor(key: Buffer | string, previous: readonly string[] = []) {
    this.keys = [key, ...previous].map((each) => Buffer.from(hkdfSync('sha256', each, '', 'duban webhook secret', 32)));
  }

  /** Format byte, nonce, tag, cipher text. */
  encrypt(secret: string, ownerId: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.keys[0] as Buffer, nonce).setAAD(Buffer.from(ownerId));
    const encrypted = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), encrypted]);
  }

  /** @throws DomainError `secret.unreadable` when no key, or the owner or the bytes are not those it was sealed with. */
  open(encrypted: Buffer, ownerId: string): string {
    for (const key of this.keys) {
      const secret = tryToOpen(key, encrypted, ownerId);
      if (secret !== null) return secret;
    }
    throw new DomainError(
      'secret.unreadable',
      'This secret was sealed with another DUBAN_SECRET. Put the old key back, as DUBAN_SECRET_PREVIOUS if there is a new one, or set up anew what it belongs to.',
      { ownerId },
    );
  }

  /** The same secret under the present key, if a previous one sealed it; null when there is nothing to do, or no key opens it. */
  reencrypt(encrypted: Buffer, ownerId: string): Buffer | null {
    const [present, ...previous] = this.keys;
    if (!present || tryToOpen(present, encrypted, ownerId) !== null) return null;
    for (const key of previous) {
      const secret = tryToOpen(key, encrypted, ownerId);
      if (secret !== null) return this.encrypt(secret, ownerId);
    }
    return null;
  }
}

/** The secret, or null when the key, the owner or the bytes are others: the tag tells. */
function tryToOpen(key: Buffer, encrypted: Buffer, ownerId: string): string | null {
  try {
    const nonce = encrypted.subarray(1, 1 + NONCE);
    const tag = encrypted.subarray(1 + NONCE, 1 + NONCE + TAG);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(ownerId));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(encrypted.subarray(1 + NONCE + TAG)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
