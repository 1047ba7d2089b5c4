import { detectContainer, detectTextFormat, refuseContainer } from './detect-format.js';
import type { ReadDocument } from './document.js';
import type { Limits } from './limits.js';
import { textTooLong } from './layout-builder.js';
import { DocumentRefused } from './refusal.js';
import { decodeText } from './text/decode-text.js';
import { readPlainText } from './text/read-plain-text.js';

/**
 * Reads a document in this very thread; only {@link readDocument} bounds its time and memory.
 * @throws DocumentRefused
 */
export async function parseDocument(bytes: Uint8Array, fileName: string | undefined, limits: Limits): Promise<ReadDocument> {
  if (bytes.length === 0) throw new DocumentRefused('file.empty');
  const document = await parseByContent(bytes, fileName);
  if (document.text.length > limits.maxTextLength) throw textTooLong(limits.maxTextLength);
  if (document.text.trim() === '') throw new DocumentRefused('file.empty');
  return document;
}

async function parseByContent(bytes: Uint8Array, fileName: string | undefined): Promise<ReadDocument> {
  const container = detectContainer(bytes);
  switch (container) {
    case 'plain':
      return parseText(bytes, fileName);
    case 'pdf':
    case 'zip':
    case 'ole':
      throw new DocumentRefused('file.unknown-format');
    case 'rtf':
    case 'other':
      throw refuseContainer(container);
  }
}

function parseText(bytes: Uint8Array, fileName: string | undefined): ReadDocument {
  const { text } = decodeText(bytes);
  if (isBinary(text)) throw new DocumentRefused('file.unknown-format');
  if (detectTextFormat(text, fileName) === 'html') throw new DocumentRefused('file.unknown-format');
  return { format: 'text', ...readPlainText(text) };
}

/** Control characters that no text holds; a stray one is let pass. */
function isBinary(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  const controls = text.slice(0, 65_536).match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  return controls > 2 + text.length / 1000;
}
