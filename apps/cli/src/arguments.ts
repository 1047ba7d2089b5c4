import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { LEDGER_FORMATS, type LedgerFormat } from '#ledger';
import { isCivilDate } from '#work-calendar';

/** A plan year as an option. @throws InvalidArgumentError, which ends in exit code 2 */
export function yearArgument(text: string): number {
  const year = Number(text);
  if (!/^\d{4}$/.test(text) || year < 1949 || year > 2200) throw new InvalidArgumentError('Give a year as 2022.');
  return year;
}

/** A day as an option. @throws InvalidArgumentError, which ends in exit code 2 */
export function dateArgument(text: string): string {
  if (!isCivilDate(text)) throw new InvalidArgumentError('Give a date as 2022-01-17.');
  return text;
}

/** What the commands say of their file. */
export const FILE_HELP = 'the plan: text, Markdown, HTML, .docx, .doc, .pdf, .xlsx, .csv or .ofd';

/** The name of a ledger to write. @throws InvalidArgumentError, which ends in exit code 2 */
export function ledgerFileArgument(file: string): string {
  if (ledgerFormatOf(file)) return file;
  const endings = LEDGER_FORMATS.map((format) => `.${format}`).join(', ');
  throw new InvalidArgumentError(`The ending of ${path.basename(file)} is no format of a ledger. Use one of ${endings}.`);
}

/** The format that the ending of the file names. */
export function ledgerFormatOf(file: string): LedgerFormat | undefined {
  const ending = path.extname(file).slice(1).toLowerCase();
  return LEDGER_FORMATS.find((format) => format === ending);
}
