import type { Tx } from '#platform';
import type { SecretSealer } from '../webhook/secret-sealer.js';

/**
 * Seals every secret anew that an earlier DUBAN_SECRET had sealed; answers how many, and leaves those that no key opens. Once
 * it has run, the earlier key can be forgotten.
 */
export async function resealSecrets(tx: Tx, sealer: SecretSealer): Promise<number> {
  const rows = await tx.query<{ id: string; sealed: Buffer; previous: Buffer | null }>(
    `SELECT id, sealed_secret AS sealed, sealed_previous_secret AS previous FROM webhook_endpoint ORDER BY id FOR NO KEY UPDATE`,
  );
  let resealed = 0;
  for (const { id, sealed, previous } of rows) {
    const anew = sealer.reseal(sealed, id);
    const previousAnew = previous && sealer.reseal(previous, id);
    if (!anew && !previousAnew) continue;
    await tx.query('UPDATE webhook_endpoint SET sealed_secret = $2, sealed_previous_secret = $3 WHERE id = $1', [
      id,
      anew ?? sealed,
      previousAnew ?? previous,
    ]);
    resealed += 1;
  }
  return resealed + (await resealRobots(tx, sealer));
}

async function resealRobots(tx: Tx, sealer: SecretSealer): Promise<number> {
  const rows = await tx.query<{ id: string; sealed: Buffer }>(
    'SELECT id, sealed_access AS sealed FROM robot ORDER BY id FOR NO KEY UPDATE',
  );
  let resealed = 0;
  for (const { id, sealed } of rows) {
    const anew = sealer.reseal(sealed, id);
    if (!anew) continue;
    await tx.query('UPDATE robot SET sealed_access = $2 WHERE id = $1', [id, anew]);
    resealed += 1;
  }
  return resealed;
}
