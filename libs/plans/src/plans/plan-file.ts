import { commonCharacters, DEFAULT_LIMITS, type DocumentFormat, DocumentRefused, readDocument } from '#documents';
import type { PlanDocument } from '#plan-text';
import { DomainError } from '#platform';

/** Largest file taken, in bytes. A yearly plan has some tens of kilobytes; with pictures, some megabytes. */
export const MAX_PLAN_BYTES = DEFAULT_LIMITS.maxBytes;

/** Tables and headings of a document, as places in its text. */
export type PlanLayout = Omit<PlanDocument, 'text'>;

/** A plan as its file has it. Spans point into `source`. */
export interface PlanFile {
  source: string;
  format: DocumentFormat;
  /** Null where the file tells nothing of its structure. */
  layout: PlanLayout | null;
  /** What was left out of the file, a sentence each. */
  notes: string[];
}

/**
 * Reads an uploaded plan in any format that offices use, told by its content. Plain text is kept to the letter.
 * @throws DomainError with the code of the refusal (`file.…`)
 */
export async function readPlanFile(bytes: Uint8Array, fileName?: string): Promise<PlanFile> {
  try {
    const { text, format, tables, headings, notes } = await readDocument(bytes, { fileName });
    return { source: text, format, layout: tables.length + headings.length > 0 ? { tables, headings } : null, notes };
  } catch (error) {
    throw error instanceof DocumentRefused ? new DomainError(error.code, error.message, {}, { cause: error }) : error;
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
