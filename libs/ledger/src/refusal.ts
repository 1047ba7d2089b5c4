import { DocumentRefused } from '#documents';

/** Why a file is not read as a ledger, each with what its sender should do. */
const SENTENCES = {
  'file.damaged': 'The file is damaged or incomplete. Open it in the program that made it, save it anew, and send that.',
  'file.encoding': 'The text is encoded neither as UTF-8 nor as GB 18030. Save it as .xlsx and send that.',
  'file.too-complex': 'The file holds far more than a ledger. Copy the table into a new workbook and send that.',
  'file.unknown-format': 'Only .xlsx and .csv ledgers are read. Save the ledger as .xlsx (without a password) and send that.',
  'ledger.no-header':
    'No row with the headings of a ledger was found. Keep the row with 工作任务 and 牵头单位, 责任单位, 分管领导 or 完成时限.',
} as const;

export type LedgerRefusalCode = keyof typeof SENTENCES;

export const LEDGER_REFUSAL_CODES = Object.keys(SENTENCES) as LedgerRefusalCode[];

/** The refusal of a file as a ledger, with the sentence of a ledger. */
export function ledgerRefused(code: LedgerRefusalCode, options?: ErrorOptions): DocumentRefused<LedgerRefusalCode> {
  return Object.assign(new DocumentRefused(code, SENTENCES[code], options), { name: 'LedgerRefused' });
}

/** What reading an office file refused, in the words of a ledger. */
export function asLedgerRefusal(error: unknown): unknown {
  if (!(error instanceof DocumentRefused)) return error;
  const code = LEDGER_REFUSAL_CODES.find((one) => one === error.code) ?? 'file.unknown-format';
  return ledgerRefused(code, { cause: error });
}
