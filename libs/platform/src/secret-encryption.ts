import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Environment } from './config.js';
import type { Tx } from './database.js';
import { DomainError } from './errors.js';

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

/**
 * Encrypts secrets that are stored in the database: AES-256-GCM with a key derived from DUBAN_SECRET.
 * A secret is bound to its owner (an endpoint, a robot, a source): copied to another row it can't be decrypted.
 */
export class SecretEncryption {
  /** The first one encrypts; all of them decrypt. */
  private readonly keys: readonly Buffer[];

  /**
   * @param key DUBAN_SECRET: at least 32 characters or bytes
   * @param previous earlier keys, which still decrypt what they encrypted
   */
  constructor(key: Buffer | string, previous: readonly string[] = []) {
    this.keys = [key, ...previous].map((each) => Buffer.from(hkdfSync('sha256', each, '', 'duban webhook secret', 32)));
  }

  static of(config: Environment): SecretEncryption {
    return new SecretEncryption(config.DUBAN_SECRET ?? '', config.DUBAN_SECRET_PREVIOUS ?? []);
  }

  /** Format byte, nonce, tag, cipher text. */
  encrypt(secret: string, ownerId: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.keys[0] as Buffer, nonce).setAAD(Buffer.from(ownerId));
    const encrypted = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), encrypted]);
  }

  /** @throws DomainError `secret.unreadable` when no key fits, or the owner or the bytes are others. */
  decrypt(encrypted: Buffer, ownerId: string): string {
    for (const key of this.keys) {
      const secret = tryToDecrypt(key, encrypted, ownerId);
      if (secret !== null) return secret;
    }
    throw new DomainError(
      'secret.unreadable',
      'This secret was encrypted with another DUBAN_SECRET. Put the old key back, as DUBAN_SECRET_PREVIOUS if there is a new one, or set up anew what it belongs to.',
      { ownerId },
    );
  }

  /** Encrypts a secret of a previous key with the present one; null when there is nothing to do, or no key decrypts it. */
  reencrypt(encrypted: Buffer, ownerId: string): Buffer | null {
    const [present, ...previous] = this.keys;
    if (!present || tryToDecrypt(present, encrypted, ownerId) !== null) return null;
    for (const key of previous) {
      const secret = tryToDecrypt(key, encrypted, ownerId);
      if (secret !== null) return this.encrypt(secret, ownerId);
    }
    return null;
  }

  /**
   * Encrypts with the present key what an earlier DUBAN_SECRET had encrypted in those columns of a table, each bound to the `id` of its
   * row. Secrets that no key decrypts stay as they are. Once it has run, the earlier key is no longer needed.
   * @returns how many rows changed
   */
  async reencryptTable(tx: Tx, table: string, columns: readonly string[]): Promise<number> {
    const rows = await tx.query<{ id: string; encrypted: (Buffer | null)[] }>(
      `SELECT id, ARRAY[${columns.join(', ')}] AS encrypted FROM ${table} ORDER BY id FOR NO KEY UPDATE`,
    );
    let changed = 0;
    for (const { id, encrypted } of rows) {
      const reencrypted = encrypted.map((each) => each && this.reencrypt(each, id));
      if (reencrypted.every((each) => each === null)) continue;
      const set = columns.map((column, n) => `${column} = coalesce($${n + 2}, ${column})`);
      await tx.query(`UPDATE ${table} SET ${set.join(', ')} WHERE id = $1`, [id, ...reencrypted]);
      changed += 1;
    }
    return changed;
  }
}

/** The secret, or null when the key, the owner or the bytes are others: the tag tells. */
function tryToDecrypt(key: Buffer, encrypted: Buffer, ownerId: string): string | null {
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
