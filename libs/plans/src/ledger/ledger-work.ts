/** What a process for ledgers does: see `writeLedgerOffloaded` and `readLedgerFile`. */
export { readLedger, writeLedger } from '#ledger';
