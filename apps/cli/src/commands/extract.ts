import { type Command, Option } from 'commander';
import type * as Action from '../actions/extract.js';
import { FILE_HELP, ledgerFileArgument, yearArgument } from '../arguments.js';

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
    .action(async (...given: Parameters<typeof Action.run>) => (await import('../actions/extract.js')).run(...given));
}
