import { availableParallelism } from 'node:os';
import type { ReadDocument } from './document.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { DocumentRefused } from './refusal.js';
import { ReadingPool } from './reading/reading-pool.js';

const MB = 1024 * 1024;

/** Two at a time are enough for an office; more would take the memory of the process that answers it. */
const pool = new ReadingPool(Math.min(2, availableParallelism()), 32);

/**
 * Reads an office document of any supported format, told by its content, within bounds of time and memory and apart from this process.
 * @throws DocumentRefused with a code and a sentence that says what to do
 */
export async function readDocument(
  bytes: Uint8Array,
  options: { fileName?: string | undefined; limits?: Partial<Limits> } = {},
): Promise<ReadDocument> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length > limits.maxBytes) throw tooLarge(limits.maxBytes);
  return pool.read({ bytes, fileName: options.fileName, limits });
}

function tooLarge(maxBytes: number): DocumentRefused {
  return new DocumentRefused(
    'file.too-large',
    `The file is larger than the ${Math.floor(maxBytes / MB)} MB that are read. Upload the plan alone, without its annexes.`,
  );
}
