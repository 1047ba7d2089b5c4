import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What a running service tells other commands: where its database is. Readable by its owner only. */
export interface RunFile {
  pid: number;
  databaseUrl: string;
  /** Address of the API. */
  url: string;
}

const FILE = 'run.json';

/** Null while the service is still starting. Only the holder of the home lock is to be believed: ask for the lock first. */
export async function readRunFile(home: string): Promise<RunFile | null> {
  try {
    return JSON.parse(await readFile(path.join(home, FILE), 'utf8')) as RunFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export async function writeRunFile(home: string, run: RunFile): Promise<void> {
  await rm(path.join(home, FILE), { force: true });
  await writeFile(path.join(home, FILE), `${JSON.stringify(run)}\n`, { mode: 0o600 });
}

export async function removeRunFile(home: string): Promise<void> {
  await rm(path.join(home, FILE), { force: true });
}
