import { reencryptTable, type SecretEncryption, type Tx } from '#platform';

const ENCRYPTED_COLUMNS = [
  'encrypted_secret',
  'encrypted_previous_secret',
  'encrypted_private_key',
  'encrypted_previous_private_key',
  'encrypted_headers',
];

/** Encrypts with the present DUBAN_SECRET what an earlier one had encrypted; answers of how many endpoints. */
export function reencryptEndpointSecrets(tx: Tx, encryption: SecretEncryption): Promise<number> {
  return reencryptTable(tx, encryption, 'webhook_endpoint', ENCRYPTED_COLUMNS);
}
