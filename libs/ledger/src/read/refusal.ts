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

/** The file is not read; `message` is a sentence that says what to do. */
export class LedgerRefused extends Error {
  constructor(
    readonly code: LedgerRefusalCode,
    options?: ErrorOptions,
  ) {
    super(SENTENCES[code], options);
    this.name = 'LedgerRefused';
  }
}
