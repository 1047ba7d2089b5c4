import type { Tx } from '#platform';

/** Until the transaction ends; there may be no row yet that could be locked. */
export async function lockTemplateName(tx: Tx, name: string): Promise<void> {
  await tx.lock(`message-template.${name}`);
}
