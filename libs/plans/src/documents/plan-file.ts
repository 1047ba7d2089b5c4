import {
  commonCharacters,
  DEFAULT_LIMITS,
  type DocumentFormat,
  type DocumentNote,
  DocumentRefused,
  type ReadDocument,
} from '#documents';
import type { PlanDocument } from '#plan-text';
import { DomainError, ProcessPool, WorkStopped } from '#platform';
import type * as Reading from './reading-work.js';

/** Largest file taken, in bytes. A yearly plan has some tens of kilobytes; with pictures, some megabytes. */
export const MAX_PLAN_BYTES = DEFAULT_LIMITS.maxBytes;

/** The bytes of a file, or where it lies: then only the process that reads it has it in memory. */
export type FileSource = Uint8Array | { path: string };

/** Tables and headings of a document, as places in its text. */
export type PlanLayout = Omit<PlanDocument, 'text'>;

/** A plan as its file has it. Spans point into `source`. */
export interface PlanFile {
  source: string;
  format: DocumentFormat;
  /** Null where the file tells nothing of its structure. */
  layout: PlanLayout | null;
  /** What was left out of the file. */
  notes: DocumentNote[];
}

/** Two files at a time are enough for an office; more would take the memory of the process that answers it. */
const readers = new ProcessPool<typeof Reading>({
  module: './reading-work',
  caller: import.meta.url,
  deadlineMs: 30_000,
  maxHeapMb: 512,
  maxMemoryMb: 768,
});
type Limits = Parameters<typeof readers.run>[2];

/**
 * Reads an uploaded plan in any format that offices use, told by its content, in a process that ends with a file that takes too much of it.
 * Plain text is kept to the letter.
 * @throws DomainError with the code of the refusal (`file.…`)
 */
export async function readPlanFile(file: FileSource, fileName?: string, limits: Limits = {}): Promise<PlanFile> {
  const { text, format, tables, headings, notes } = await readOffloaded(file, fileName, limits);
  return { source: text, format, layout: tables.length + headings.length > 0 ? { tables, headings } : null, notes };
}

async function readOffloaded(file: FileSource, fileName: string | undefined, limits: Limits): Promise<ReadDocument> {
  try {
    return await readers.run('readDocument', [file, { fileName }], limits);
  } catch (error) {
    if (!(error instanceof WorkStopped)) throw error;
    const { code, message } = new DocumentRefused(error.reason === 'busy' ? 'file.busy' : 'file.too-complex');
    throw new DomainError(code, message, {}, { cause: error });
  }
}

/** A plan that came as text, not as a file. @throws DomainError `file.empty` */
export function planOfText(source: string): PlanFile {
  if (source.trim() === '') throw new DomainError('file.empty', 'The text is empty. Send the text of the plan itself.');
  return { source: commonCharacters(source), format: 'text', layout: null, notes: [] };
}

/** What is taken apart: the text with the structure that its file told. */
export function documentOfPlan({ source, layout }: { source: string; layout?: PlanLayout | null }): PlanDocument {
  return { text: source, tables: layout?.tables ?? [], headings: layout?.headings ?? [] };
}
