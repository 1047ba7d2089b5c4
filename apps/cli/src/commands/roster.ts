import type { Command } from 'commander';
import type * as Action from '../actions/roster.js';

export function configure(command: Command): void {
  command
    .command('template')
    .description('write the workbook to fill in: departments, people, groups of departments')
    .argument('<file>', 'where to, .xlsx')
    .option('--filled', 'with the roster as it is, to correct it')
    .option('--as <login>', 'in whose name; default: the first administrator')
    .action(async (...given: Parameters<typeof Action.template>) => (await import('../actions/roster.js')).template(...given));
  command
    .command('import')
    .description('bring departments, people and groups in line with a workbook; the same file again changes nothing')
    .argument('<file>', 'the workbook, .xlsx')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--skip-faulty', 'take the good rows although others can not be')
    .option('--passwords', 'give new people a password, shown once and changed at the first login')
    .option('--as <login>', 'in whose name; default: the first administrator')
    .option('--json', 'as JSON')
    .action(async (...given: Parameters<typeof Action.load>) => (await import('../actions/roster.js')).load(...given));
  command.addHelpText(
    'after',
    '\nExamples:\n  duban roster template roster.xlsx\n  duban roster import roster.xlsx --dry-run\n  duban roster import roster.xlsx --passwords',
  );
}
