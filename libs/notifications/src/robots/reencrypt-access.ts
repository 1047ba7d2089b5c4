import { reencryptTable, type SecretEncryption, type Tx } from '#platform';

/** Encrypts with the present DUBAN_SECRET what an earlier one had encrypted; answers of how many robots. */
export function reencryptRobotAccess(tx: Tx, encryption: SecretEncryption): Promise<number> {
  return reencryptTable(tx, encryption, 'robot', ['encrypted_access']);
}
