import { writeFile } from 'node:fs/promises';
import { type Ledger, writeLedger } from '#ledger';
import { DomainError } from '#platform';
import { ledgerFormatOf } from './arguments.js';

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
  const format = ledgerFormatOf(file) ?? 'xlsx';
  const bytes = await writeLedger(format, ledger, departments ? { departments } : {});
  try {
    await writeFile(file, bytes, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new DomainError('file.exists', `${file} is there already. Choose another name, or add --force to overwrite it.`);
  }
  process.stderr.write(`${file}: ${ledger.rows.length} 项\n`);
}
