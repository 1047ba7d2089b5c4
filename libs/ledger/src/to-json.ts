import type { Ledger } from './ledger.js';

/** The ledger as one JSON document. */
export function toJson(ledger: Ledger): string {
  return `${JSON.stringify(ledger, null, 2)}\n`;
}
