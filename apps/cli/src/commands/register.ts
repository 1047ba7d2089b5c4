import type { Command } from 'commander';
import type * as Action from '../actions/register.js';

export function configure(command: Command): void {
  command
    .argument('<plan>', 'the id of the plan, as duban import printed it')
    .option('--suggested', 'first take the best suggestion for each item that nobody leads')
    .option('--lead <code>', 'the department that leads what nobody leads then, by its code')
    .option('--policy <key>', 'the policy of reminders; default: the first that applies')
    .option('--dry-run', 'say what would be registered, and do nothing')
    .option('--as <login>', 'in whose name; default: the first administrator')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nEnds with exit code 1 when an item is left because nobody leads it.\n\nExamples:\n  duban register 0190f3a2-5f6b-7cde-8a01-23456789abcd --suggested --dry-run\n  duban register 0190f3a2-5f6b-7cde-8a01-23456789abcd --suggested',
    )
    .action(async (...given: Parameters<typeof Action.run>) => (await import('../actions/register.js')).run(...given));
}
