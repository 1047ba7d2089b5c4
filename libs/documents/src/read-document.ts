import type { ReadDocument } from './document/document.js';
import { DEFAULT_LIMITS, type Limits } from './document/limits.js';
import { parseDocument } from './parse-document.js';
import { DocumentRefused } from './document/refusal.js';

const MB = 1024 * 1024;

/**
 * Reads an office document of any supported format, told by its content, within bounds of size. Time and memory are for the caller to bound: a
 * file that means harm can take seconds and hundreds of megabytes, so a service reads in a process that it can kill.
 * @throws DocumentRefused with a code and a sentence that says what to do
 */
export async function readDocument(
  bytes: Uint8Array,
  options: { fileName?: string | undefined; limits?: Partial<Limits> } = {},
): Promise<ReadDocument> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length > limits.maxBytes) throw tooLarge(limits.maxBytes);
  try {
    return await parseDocument(bytes, options.fileName, limits);
  } catch (error) {
    // Nested too deep for the stack, or with a length that no array can have: the file's fault, not the program's.
    throw error instanceof RangeError ? new DocumentRefused('file.too-complex', undefined, { cause: error }) : error;
  }
}

function tooLarge(maxBytes: number): DocumentRefused {
  return new DocumentRefused(
    'file.too-large',
    `The file is larger than the ${Math.floor(maxBytes / MB)} MB that are read. Upload the plan alone, without its annexes.`,
  );
}
