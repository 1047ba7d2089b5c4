import { readFile } from 'node:fs/promises';
import { readDocument as readBytes, type ReadDocument } from '#documents';

/** What a process for reading does: see `readPlanFile`. */
export async function readDocument(
  file: Uint8Array | { path: string },
  options: { fileName?: string | undefined },
): Promise<ReadDocument> {
  return readBytes(file instanceof Uint8Array ? file : await readFile(file.path), options);
}
