import type { Ledger } from './ledger.js';
import { toCsv } from './to-csv.js';
import { toJson } from './to-json.js';
import type { XlsxOptions } from './to-xlsx.js';

/** The files that a ledger can be, by the ending of their names. */
export const LEDGER_FORMATS = ['xlsx', 'docx', 'csv', 'json'] as const;
export type LedgerFormat = (typeof LEDGER_FORMATS)[number];

export const LEDGER_MEDIA_TYPES: Readonly<Record<LedgerFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** The ledger as the bytes of a file. The libraries of .xlsx and .docx are loaded when they are needed. */
export async function writeLedger(format: LedgerFormat, ledger: Ledger, options: XlsxOptions = {}): Promise<Buffer> {
  switch (format) {
    case 'xlsx':
      return (await import('./to-xlsx.js')).toXlsx(ledger, options);
    case 'docx':
      return (await import('./to-docx.js')).toDocx(ledger);
    case 'csv':
      return Buffer.from(toCsv(ledger));
    case 'json':
      return Buffer.from(toJson(ledger));
  }
}
