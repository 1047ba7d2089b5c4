import { access, chmod, constants, cp, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { everybodyMayEnter } from './server-user.js';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * The server programs that the package `@embedded-postgres/<platform>` brings, ready to run by the given user: its
 * library links are made when the package manager ran no install script, and where the user may not enter the folder
 * (a checkout below /root) the programs are copied to one that everybody may enter.
 */
export async function readyBinaries(uid: number | undefined): Promise<Binaries> {
  const home = packageFolder();
  await makeLinks(home);
  const folder = uid === undefined || (await everybodyMayEnter(home)) ? home : await copyOut(home);
  const binaries = { initdb: join(folder, 'native/bin/initdb'), postgres: join(folder, 'native/bin/postgres') };
  for (const file of Object.values(binaries)) await makeExecutable(file);
  return binaries;
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (error) {
    throw new EmbeddedPostgresError(
      `There is no built-in PostgreSQL for ${process.platform} on ${process.arch} (package ${name}). Set DATABASE_URL to a PostgreSQL server.`,
      { cause: error },
    );
  }
}

async function makeLinks(home: string): Promise<void> {
  const list = await readFile(join(home, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(home, target);
    await symlink(relative(dirname(link), join(home, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** A copy lies under a name of its version, so it is made once. */
async function copyOut(home: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const copy = join(tmpdir(), `duban-postgres-${version}`);
  const complete = join(copy, 'native/bin/postgres');
  if (await exists(complete)) return copy;
  for (const part of ['native/lib', 'native/share', 'native/bin'])
    await cp(join(home, part), join(copy, part), { recursive: true, verbatimSymlinks: true });
  await chmod(copy, 0o755);
  return copy;
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

async function exists(file: string): Promise<boolean> {
  return access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
}
