import { reencryptTable, type SecretEncryption, type Tx } from '#platform';

/** Seals the secrets of sources anew that an earlier DUBAN_SECRET had sealed; answers of how many. */
export function reencryptSourceSecrets(tx: Tx, encryption: SecretEncryption): Promise<number> {
  return reencryptTable(tx, encryption, 'inbound_source', ['encrypted_secret', 'encrypted_previous_secret']);
}
