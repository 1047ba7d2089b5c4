import type { Command } from 'commander';
import type * as Action from '../actions/calendar.js';

export function configure(command: Command): void {
  command
    .command('import')
    .description('load the official calendar of a year; pending steps and limits that lie in it are set anew')
    .argument('<file>', 'the notice as JSON in the form of holiday-cn: year, papers, days')
    .option('--dry-run', 'say what would move, and change nothing')
    .option('--as <login>', 'in whose name; default: the first administrator')
    .option('--json', 'as JSON')
    .action(async (...given: Parameters<typeof Action.load>) => (await import('../actions/calendar.js')).load(...given));
  command
    .command('list')
    .description('which years are official, and which are only assumed')
    .option('--json', 'as JSON, with the days')
    .action(async (...given: Parameters<typeof Action.list>) => (await import('../actions/calendar.js')).list(...given));
  command.addHelpText(
    'after',
    '\nExamples:\n  duban calendar list\n  duban calendar import 2027.json --dry-run\n  duban calendar import 2027.json',
  );
}
