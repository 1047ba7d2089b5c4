import { type Command, Option } from 'commander';
import type { LedgerState } from '#plans';
import type * as Action from '../actions/export.js';
import { ledgerFileArgument } from '../arguments.js';

/** Written out here, because the module itself takes a second to load. */
const STATES: readonly LedgerState[] = ['draft', 'registered'];

export function configure(command: Command): void {
  command
    .requiredOption('--plan <id>', 'the plan')
    .requiredOption('-o, --output <ledger>', 'the name ends in .xlsx, .docx, .csv or .json', ledgerFileArgument)
    .addOption(new Option('--state <state>', 'only these items; default: both').choices(STATES))
    .option('--force', 'overwrite a ledger that is there')
    .option('--as <login>', 'in whose name; default: the first administrator')
    .addHelpText('after', '\nExample:\n  duban export --plan 0190f3a2-5f6b-7cde-8a01-23456789abcd -o ledger.xlsx')
    .action(async (...given: Parameters<typeof Action.run>) => (await import('../actions/export.js')).run(...given));
}
