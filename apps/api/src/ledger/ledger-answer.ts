import { StreamableFile } from '@nestjs/common';
import { type Ledger, LEDGER_MEDIA_TYPES, type LedgerFormat } from '#ledger';
import { writeLedgerOffloaded } from '#plans';
import { attachment } from '../http/attachment.js';

/** The ledger as a file to save; `plain` is its name for programs that know no Chinese ones. */
export async function ledgerAnswer(
  ledger: Ledger,
  format: LedgerFormat,
  name: { full: string; plain: string },
  departments: readonly string[] = [],
): Promise<StreamableFile> {
  const bytes = await writeLedgerOffloaded(format, ledger, { departments });
  return new StreamableFile(bytes, {
    type: LEDGER_MEDIA_TYPES[format],
    disposition: attachment(`${name.full}.${format}`, `${name.plain}.${format}`),
    length: bytes.length,
  });
}
