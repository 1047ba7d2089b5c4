import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Environment } from '#platform';

/** The key that seals webhook secrets: DUBAN_SECRET, or one that is made on the first start and kept in the home folder. */
export async function secretOf(config: Environment): Promise<string> {
  if (config.DUBAN_SECRET) return config.DUBAN_SECRET;
  const file = path.join(config.DUBAN_HOME, 'secret');
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const secret = randomBytes(32).toString('base64');
  await writeFile(file, secret, { mode: 0o600, flag: 'wx' });
  return secret;
}
