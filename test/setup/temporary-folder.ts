import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder below the temp folder that everybody may enter: tests run as root let PostgreSQL run as another user, and
 * a folder closed to it would send its data elsewhere, where no test clears them away.
 */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `duban-${name}-`));
  await chmod(folder, 0o755);
  return folder;
}
