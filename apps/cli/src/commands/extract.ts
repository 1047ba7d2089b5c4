import path from 'node:path';
import { type Command, Option } from 'commander';
import { toPlainCsv } from '#ledger';
import { toExtractJson, toExtractTable } from '#plan-text';
import { documentOfPlan, ledgerOfParsedPlan, ledgerTitleOf, parseAside } from '#tracking';
import { yearArgument } from '../arguments.js';
import { ledgerFileArgument, saveLedger } from '../ledger-file.js';
import { FILE_HELP, readPlanFromDisk } from '../plan-from-disk.js';
import { warnOfOtherYear } from '../year-warning.js';

interface ExtractOptions {
  year?: number;
  csv?: boolean;
  json?: boolean;
  output?: string;
  title?: string;
  force?: boolean;
}

export function configure(command: Command): void {
  command
    .argument('<file>', FILE_HELP)
    .option('--year <year>', 'the year that it plans, where the text does not say it', yearArgument)
    .addOption(new Option('--csv', 'as comma-separated values').conflicts('json'))
    .option('--json', 'as JSON, with the place of each item in the text')
    .addOption(
      new Option('-o, --output <ledger>', 'write a ledger to fill in; the name ends in .xlsx, .docx, .csv or .json')
        .argParser(ledgerFileArgument)
        .conflicts(['csv', 'json']),
    )
    .option('--title <title>', 'title of the ledger; default: after the name of the file')
    .option('--force', 'overwrite a ledger that is there')
    .addHelpText(
      'after',
      '\nExamples:\n  duban extract plan.txt\n  duban extract plan.txt --year 2022 --csv > items.csv\n  duban extract plan.txt -o ledger.xlsx',
    )
    .action(extract);
}

async function extract(file: string, { year, csv, json, output, title, force }: ExtractOptions): Promise<void> {
  const document = documentOfPlan(await readPlanFromDisk(file));
  const source = document.text;
  warnOfOtherYear(source, year);
  const plan = await parseAside(document, year === undefined ? {} : { planYear: year });
  const ledger = ledgerOfParsedPlan(plan, title ?? ledgerTitleOf(path.basename(file)), source);
  if (output) await saveLedger(ledger, output, { force });
  else process.stdout.write(csv ? toPlainCsv(ledger) : json ? toExtractJson(plan, path.basename(file)) : toExtractTable(plan));
}
