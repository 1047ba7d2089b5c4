import { text } from 'node:stream/consumers';
import { MigrationService } from '#application';
import { AdministratorsService, generatePassword } from '#identity';
import { DomainError, readConfig } from '#platform';
import { withServices } from '../database-access.js';

interface PasswordOptions {
  passwordStdin?: boolean;
}

const LOGIN = /^[A-Za-z0-9._@-]{1,100}$/;

export async function create({ login, name, ...options }: PasswordOptions & { login: string; name: string }): Promise<void> {
  if (!LOGIN.test(login))
    throw new DomainError(
      'login.invalid',
      'A login has 1 to 100 letters, digits, dots, hyphens, underscores or @. Choose another.',
    );
  const { password, isGenerated } = await passwordOf(options);
  await withAdministrators((administrators) => administrators.create({ login, name, password, mustChangePassword: isGenerated }));
  show(login, isGenerated ? password : null);
}

export async function resetPassword(login: string | undefined, options: PasswordOptions): Promise<void> {
  const { password, isGenerated } = await passwordOf(options);
  const person = await withAdministrators((administrators) => administrators.resetPassword(login, password));
  show(person.login, isGenerated ? password : null);
}

function withAdministrators<Result>(work: (administrators: AdministratorsService) => Promise<Result>): Promise<Result> {
  return withServices(readConfig(process.env), 'admin', async (services, { alone }) => {
    if (alone) await services.get(MigrationService).migrate();
    return work(services.get(AdministratorsService));
  });
}

/** One line break at the end is not part of it. @throws DomainError `password.missing` */
async function passwordOf({ passwordStdin }: PasswordOptions): Promise<{ password: string; isGenerated: boolean }> {
  if (!passwordStdin) return { password: generatePassword(), isGenerated: true };
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password === '')
    throw new DomainError('password.missing', 'There is no password on stdin. Pipe it in, or leave --password-stdin out.');
  return { password, isGenerated: false };
}

function show(login: string, password: string | null): void {
  process.stdout.write(`登录名 login: ${login}\n`);
  if (password === null) return;
  process.stdout.write(`密码 password: ${password}\n`);
  process.stderr.write('密码只显示这一次，首次登录后须改 The password is shown this once, and changed at the first login.\n');
}
