import type { Command } from 'commander';
import type * as Action from '../actions/doctor.js';

export function configure(command: Command): void {
  command
    .addHelpText(
      'after',
      '\nIt changes nothing. Ends with exit code 1 when something has to be put right.\n\nExamples:\n  duban doctor\n  DATABASE_URL=postgres://… REDIS_URL=redis://… DUBAN_SECRET=… duban doctor',
    )
    .action(async (...given: Parameters<typeof Action.run>) => (await import('../actions/doctor.js')).run(...given));
}
