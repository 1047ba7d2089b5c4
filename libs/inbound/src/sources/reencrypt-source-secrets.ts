import type { SecretEncryption, Tx } from '#platform';

/** Seals the secrets of sources anew that an earlier DUBAN_SECRET had sealed; answers of how many. */
export async function reencryptSourceSecrets(tx: Tx, encryption: SecretEncryption): Promise<number> {
  await encryption.reencryptTable(tx, 'inbound_source_previous_secret', ['encrypted_secret']);
  return encryption.reencryptTable(tx, 'inbound_source', ['encrypted_secret']);
}
