import type { Command } from 'commander';
import type * as Action from '../actions/worker.js';

export function configure(command: Command): void {
  command
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://… REDIS_URL=redis://… DUBAN_SECRET=… duban worker')
    .action(async (...given: Parameters<typeof Action.run>) => (await import('../actions/worker.js')).run(...given));
}
