import type { Tx } from '#platform';
import type { SecretSealer } from '../webhook/secret-sealer.js';

/**
 * Seals every secret anew that an earlier DUBAN_SECRET had sealed; answers how many, and leaves those that no key opens. Once
 * it has run, the earlier key can be forgotten.
 */
export async function resealSecrets(tx: Tx, sealer: SecretSealer): Promise<number> {
  const endpoints = await resealTable(tx, sealer, 'webhook_endpoint', SEALED_OF_ENDPOINT);
  return endpoints + (await resealTable(tx, sealer, 'robot', ['sealed_access']));
}

const SEALED_OF_ENDPOINT = [
  'sealed_secret',
  'sealed_previous_secret',
  'sealed_private_key',
  'sealed_previous_private_key',
  'sealed_headers',
];

/**
 * Seals those columns of a table anew that an earlier DUBAN_SECRET had sealed, each bound to the `id` of its row.
 * @returns of how many rows at least one column was sealed anew
 */
export async function resealTable(tx: Tx, sealer: SecretSealer, table: string, columns: readonly string[]): Promise<number> {
  const rows = await tx.query<{ id: string; sealed: (Buffer | null)[] }>(
    `SELECT id, ARRAY[${columns.join(', ')}] AS sealed FROM ${table} ORDER BY id FOR NO KEY UPDATE`,
  );
  let resealed = 0;
  for (const { id, sealed } of rows) {
    const anew = sealed.map((each) => each && sealer.reseal(each, id));
    if (anew.every((each) => each === null)) continue;
    const set = columns.map((column, n) => `${column} = coalesce($${n + 2}, ${column})`);
    await tx.query(`UPDATE ${table} SET ${set.join(', ')} WHERE id = $1`, [id, ...anew]);
    resealed += 1;
  }
  return resealed;
}
