import type { Command } from 'commander';
import type * as Action from '../actions/assign.js';

export function configure(command: Command): void {
  command
    .argument('<ledger>', 'the ledger, .xlsx or .csv')
    .option('--plan <id>', 'the plan, where the ledger itself does not tell')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--keep-unknown', 'keep names that the roster does not have as text, and take the rest of the row')
    .option('--as <login>', 'in whose name; default: the first administrator')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nEnds with exit code 1 when a row could not be used.\n\nExamples:\n  duban assign ledger.xlsx --dry-run\n  duban assign ledger.xlsx',
    )
    .action(async (...given: Parameters<typeof Action.run>) => (await import('../actions/assign.js')).run(...given));
}
