import type { Command } from 'commander';
import type * as Action from '../actions/demo.js';

export function configure(command: Command): void {
  command
    .addHelpText(
      'after',
      '\nIt replaces an earlier demonstration and what was done in it, and nothing else. Stop the service first.\n\nExample:\n  duban demo',
    )
    .action(async (...given: Parameters<typeof Action.run>) => (await import('../actions/demo.js')).run(...given));
}
