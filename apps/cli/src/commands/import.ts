import type { Command } from 'commander';
import type * as Action from '../actions/import.js';
import { FILE_HELP, yearArgument } from '../arguments.js';

export function configure(command: Command): void {
  command
    .argument('<file>', FILE_HELP)
    .option('--year <year>', 'the year that it plans, where the text does not say it', yearArgument)
    .option('--issuer <name>', 'who published it')
    .option('--title <title>', 'default: the name of the file')
    .option('--revises <plan>', 'compare it with this plan (its id) as a later version, instead of taking it in as another one')
    .option('--apply', 'with --revises: make it the text of that plan, edits by people kept')
    .option('--as <login>', 'in whose name; default: the first administrator')
    .addHelpText(
      'after',
      '\nExamples:\n  duban import plan.txt\n  duban import plan.txt --year 2022 --issuer 松山湖管委会\n  duban import later.txt --revises 0190f3a2-5f6b-7cde-8a01-23456789abcd',
    )
    .action(async (...given: Parameters<typeof Action.run>) => (await import('../actions/import.js')).run(...given));
}
