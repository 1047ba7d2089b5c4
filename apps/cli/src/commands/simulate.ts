import type { Command } from 'commander';
import type * as Action from '../actions/simulate.js';
import { dateArgument, FILE_HELP, yearArgument } from '../arguments.js';

export function configure(command: Command): void {
  command
    .requiredOption('--plan <file>', FILE_HELP)
    .requiredOption('--from <date>', 'first day, as 2022-01-17; the items are registered on it', dateArgument)
    .requiredOption('--to <date>', 'last day', dateArgument)
    .option('--roster <file>', 'departments and people as JSON; default: the departments and leaders that the plan names')
    .option(
      '--rules <file>',
      'who gets which item, as JSON; default: whom the plan names, else the best suggestion by the duties in the roster',
    )
    .option('--policy <file>', 'when to remind whom, as JSON; default: the policy that ships with Duban')
    .option('--year <year>', 'the year that the plan is for, where the text does not say it', yearArgument)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  duban simulate --plan plan.txt --from 2022-01-17 --to 2022-12-31\n  duban simulate --plan plan.txt --policy mine.json --from 2022-01-17 --to 2022-06-30 --json',
    )
    .action(async (...given: Parameters<typeof Action.run>) => (await import('../actions/simulate.js')).run(...given));
}
