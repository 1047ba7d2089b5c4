import type { Tx } from '#platform';
import type { SecretEncryption } from '../webhook/secret-sealer.js';

/**
 * Seals every secret anew that an earlier DUBAN_SECRET had sealed; answers how many, and leaves those that no key opens. Once
 * it has run, the earlier key can be forgotten.
 */
export async function reencryptSecrets(tx: Tx, encryption: SecretEncryption): Promise<number> {
  const endpoints = await reencryptTable(tx, encryption, 'webhook_endpoint', SEALED_OF_ENDPOINT);
  return endpoints + (await reencryptTable(tx, encryption, 'robot', ['encrypted_access']));
}

const SEALED_OF_ENDPOINT = [
  'encrypted_secret',
  'encrypted_previous_secret',
  'encrypted_private_key',
  'encrypted_previous_private_key',
  'encrypted_headers',
];

/**
 * Seals those columns of a table anew that an earlier DUBAN_SECRET had sealed, each bound to the `id` of its row.
 * @returns of how many rows at least one column was sealed anew
 */
export async function reencryptTable(
  tx: Tx,
  encryption: SecretEncryption,
  table: string,
  columns: readonly string[],
): Promise<number> {
  const rows = await tx.query<{ id: string; encrypted: (Buffer | null)[] }>(
    `SELECT id, ARRAY[${columns.join(', ')}] AS encrypted FROM ${table} ORDER BY id FOR NO KEY UPDATE`,
  );
  let reencrypted = 0;
  for (const { id, encrypted } of rows) {
    const anew = encrypted.map((each) => each && encryption.reencrypt(each, id));
    if (anew.every((each) => each === null)) continue;
    const set = columns.map((column, n) => `${column} = coalesce($${n + 2}, ${column})`);
    await tx.query(`UPDATE ${table} SET ${set.join(', ')} WHERE id = $1`, [id, ...anew]);
    reencrypted += 1;
  }
  return reencrypted;
}
