import type { Command } from 'commander';
import type * as Action from '../actions/serve.js';

export function configure(command: Command): void {
  command
    .option('--empty', 'no demonstration: an empty database on real time')
    .addHelpText('after', '\nExamples:\n  duban serve\n  PORT=3001 duban serve\n  DUBAN_HOME=.duban-real duban serve --empty')
    .action(async (...given: Parameters<typeof Action.run>) => (await import('../actions/serve.js')).run(...given));
}
