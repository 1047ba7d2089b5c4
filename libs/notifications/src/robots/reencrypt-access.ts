import type { SecretEncryption, Tx } from '#platform';

/** Encrypts with the present DUBAN_SECRET what an earlier one had encrypted; answers of how many robots. */
export function reencryptRobotAccess(tx: Tx, encryption: SecretEncryption): Promise<number> {
  return encryption.reencryptTable(tx, 'robot', ['encrypted_access']);
}
