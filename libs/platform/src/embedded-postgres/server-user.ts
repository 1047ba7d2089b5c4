import { createHash } from 'node:crypto';
import { lstat, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

export interface ServerUser {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or `nobody` where there is none. Else as ourselves. */
export async function serverUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find(([login]) => login === name) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and this system has neither a user postgres nor nobody. Start Duban as another user.',
  );
}

const PLACE_FOR_ROOT = '/var/lib/duban';

/**
 * Where the data really lies: the folder asked for, or, when the server's user may not enter it (a checkout below
 * /root), one under /var/lib/duban to which the folder asked for becomes a link.
 */
export async function reachableFolder(folder: string, user: ServerUser | undefined): Promise<string> {
  if (!user) return folder;
  await mkdir(dirname(folder), { recursive: true });
  if (await everybodyMayEnter(dirname(folder))) return folder;
  const place = join(PLACE_FOR_ROOT, createHash('sha256').update(folder).digest('hex').slice(0, 16));
  await mkdir(dirname(place), { recursive: true });
  const linked = await lstat(folder).then(
    () => true,
    () => false,
  );
  if (!linked) await symlink(place, folder);
  return place;
}

export async function everybodyMayEnter(folder: string): Promise<boolean> {
  for (let path = folder; path !== dirname(path); path = dirname(path)) {
    if (((await stat(path)).mode & 0o001) === 0) return false;
  }
  return true;
}
