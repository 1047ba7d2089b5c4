import { resealTable, type SecretSealer } from '#delivery';
import type { Tx } from '#platform';

/** Seals the secrets of sources anew that an earlier DUBAN_SECRET had sealed; answers of how many. */
export function resealSourceSecrets(tx: Tx, sealer: SecretSealer): Promise<number> {
  return resealTable(tx, sealer, 'inbound_source', ['sealed_secret', 'sealed_previous_secret']);
}
