import type { Command } from 'commander';
import type * as Action from '../actions/take-over.js';
import { yearArgument } from '../arguments.js';

export function configure(command: Command): void {
  command
    .argument('<ledger>', 'the ledger that the office kept, .xlsx or .csv')
    .option('--dry-run', 'say what each row would become, and write nothing')
    .option('--skip-faulty', 'take the good rows although others can not be')
    .option('--lead <code>', 'the department that leads what no name of the roster leads, by its code')
    .option('--year <year>', 'year of dates that name none; default: this year', yearArgument)
    .option('--as <login>', 'in whose name; default: the first administrator')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExamples:\n  duban take-over ledger.xlsx --dry-run\n  duban take-over ledger.xlsx --lead zhb')
    .action(async (...given: Parameters<typeof Action.run>) => (await import('../actions/take-over.js')).run(...given));
}
