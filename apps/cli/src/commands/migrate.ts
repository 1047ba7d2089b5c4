import type { Command } from 'commander';
import type * as Action from '../actions/migrate.js';

export function configure(command: Command): void {
  command
    .addHelpText('after', '\nExamples:\n  duban migrate\n  DATABASE_URL=postgres://… DUBAN_SECRET=… duban migrate')
    .action(async (...given: Parameters<typeof Action.run>) => (await import('../actions/migrate.js')).run(...given));
}
