import type { SecretEncryption, Tx } from '#platform';

const KEYS = ['encrypted_secret', 'encrypted_private_key'];

/** Encrypts with the present DUBAN_SECRET what an earlier one had encrypted; answers of how many endpoints. */
export async function reencryptEndpointSecrets(tx: Tx, encryption: SecretEncryption): Promise<number> {
  await encryption.reencryptTable(tx, 'endpoint_previous_secret', KEYS);
  return encryption.reencryptTable(tx, 'webhook_endpoint', [...KEYS, 'encrypted_headers']);
}
