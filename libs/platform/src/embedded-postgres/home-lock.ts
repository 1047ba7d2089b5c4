import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DomainError } from '../errors.js';

/** Root's server runs as another user, who has to pass through to its data; nobody else sees what is inside. */
const HOME_MODE = process.getuid?.() === 0 ? 0o711 : 0o700;

/** Held by the one program that works in a home folder. */
export interface HomeLock {
  release(): Promise<void>;
}

/**
 * Takes the home folder for this process. A lock whose process is gone (a killed run) is taken over.
 * @throws DomainError `home.taken`, `home.unwritable`
 */
export async function acquireHomeLock(home: string): Promise<HomeLock> {
  const file = join(resolve(home), 'lock');
  const mine = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) });
  await mkdir(home, { recursive: true, mode: HOME_MODE }).catch((error: unknown) => refuse(home, error));
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writeFile(file, mine, { flag: 'wx', mode: 0o600 });
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) refuse(home, error);
    }
    const owner = await readOwner(file);
    if (owner && (await isOwnerAlive(owner))) {
      throw new DomainError(
        'home.taken',
        `Duban is already running in ${home} (process ${owner.pid}). Stop it, or set DUBAN_HOME to another folder.`,
        { pid: owner.pid },
      );
    }
    await rm(file, { force: true });
  }
}

interface Owner {
  pid: number;
  started: string | null;
}

function refuse(home: string, cause: unknown): never {
  const folder = resolve(home);
  throw new DomainError(
    'home.unwritable',
    `The folder ${folder} can't be written. Give yourself the right to, or set DUBAN_HOME to another folder.`,
    { folder },
    { cause },
  );
}

async function readOwner(file: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Owner;
  } catch {
    return null; // Half-written by a killed run: nobody's.
  }
}

/** A process number may have been given to another program since: its start time tells them apart. */
async function isOwnerAlive(owner: Owner): Promise<boolean> {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return owner.started === null || owner.started === (await startOf(owner.pid));
}

/** Start time of a process in clock ticks since boot, where the system tells it. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
