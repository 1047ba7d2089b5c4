import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { type Ledger, LEDGER_FORMATS, type LedgerFormat, writeLedger } from '#ledger';
import { DomainError } from '#platform';

/** The name of a ledger to write. @throws InvalidArgumentError, which ends in exit code 2 */
export function ledgerFileArgument(file: string): string {
  if (formatOf(file)) return file;
  const endings = LEDGER_FORMATS.map((format) => `.${format}`).join(', ');
  throw new InvalidArgumentError(`The ending of ${path.basename(file)} is no format of a ledger. Use one of ${endings}.`);
}

/**
 * Writes a ledger in the format that the file's ending names. One that is there may have been filled in by hand, so
 * it is only overwritten when asked to.
 * @throws DomainError `file.exists`
 */
export async function saveLedger(
  ledger: Ledger,
  file: string,
  { force, departments }: { force?: boolean | undefined; departments?: readonly string[] },
): Promise<void> {
  const format = formatOf(file) ?? 'xlsx';
  const bytes = await writeLedger(format, ledger, departments ? { departments } : {});
  try {
    await writeFile(file, bytes, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new DomainError('file.exists', `${file} is there already. Choose another name, or add --force to overwrite it.`);
  }
  process.stderr.write(`${file}: ${ledger.rows.length} 项\n`);
}

function formatOf(file: string): LedgerFormat | undefined {
  const ending = path.extname(file).slice(1).toLowerCase();
  return LEDGER_FORMATS.find((format) => format === ending);
}
