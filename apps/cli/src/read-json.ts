import { readFile } from 'node:fs/promises';
import { DomainError } from '#platform';

/** @throws DomainError `file.not-json` */
export async function readJsonFile(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new DomainError(
      'file.not-json',
      `${file} is not JSON (${(error as Error).message}). Correct it and try again.`,
      {},
      { cause: error },
    );
  }
}
