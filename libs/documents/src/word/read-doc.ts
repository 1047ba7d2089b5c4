import WordExtractor from 'word-extractor';
import type { Layout } from '../document/document.js';
import { LayoutBuilder } from '../document/layout-builder.js';
import type { Limits } from '../document/limits.js';
import { DocumentRefused } from '../document/refusal.js';
import { NOTES } from '../document/notes.js';

/**
 * Reads a Word 97–2003 document (.doc, and .wps of WPS Office, which is the same inside).
 * @throws DocumentRefused `file.encrypted`, `file.damaged`
 */
export async function readDoc(bytes: Uint8Array, limits: Limits): Promise<Layout> {
  const builder = new LayoutBuilder(limits);
  for (const line of (await bodyOf(bytes)).split(/[\r\n]/)) builder.paragraph(line);
  builder.note(NOTES.oldWord());
  return builder.layout();
}

async function bodyOf(bytes: Uint8Array): Promise<string> {
  try {
    const document = await new WordExtractor().extract(Buffer.from(bytes));
    return document.getBody({ filterUnicode: false });
  } catch (error) {
    throw new DocumentRefused('file.damaged', undefined, { cause: error });
  }
}
