import type { Command } from 'commander';
import type * as Action from '../actions/admin.js';

const STDIN_HELP = 'read the password from stdin instead of generating one';
const ONCE =
  '\nA generated password is shown once, on stdout, and changed at the first login. These commands ask for no login: whoever may read\nDATABASE_URL or DUBAN_HOME may run them.\n';

export function configure(command: Command): void {
  command
    .command('create')
    .description('make an account with all rights')
    .option('--login <login>', 'what to log in with', 'admin')
    .option('--name <name>', 'as others see it', '系统管理员')
    .option('--password-stdin', STDIN_HELP)
    .addHelpText(
      'after',
      `${ONCE}\nExamples:\n  duban admin create\n  duban admin create --login wangwei --name 王伟\n  cat password.txt | duban admin create --login wangwei --password-stdin`,
    )
    .action(async (...given: Parameters<typeof Action.create>) => (await import('../actions/admin.js')).create(...given));
  command
    .command('reset-password')
    .description('give somebody a new password, unlock the login and end all sessions')
    .argument('[login]', 'whose; default: the only administrator')
    .option('--password-stdin', STDIN_HELP)
    .addHelpText('after', `${ONCE}\nExamples:\n  duban admin reset-password\n  duban admin reset-password wangwei`)
    .action(async (...given: Parameters<typeof Action.resetPassword>) =>
      (await import('../actions/admin.js')).resetPassword(...given),
    );
  command.addHelpText('after', '\nExamples:\n  duban admin create\n  duban admin reset-password wangwei');
}
