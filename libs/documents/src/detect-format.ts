import { DocumentRefused } from './document/refusal.js';
import { isMhtml } from './text/mhtml-signature.js';

/** What the first bytes say a file is; `zip` and `ole` hold several formats, `plain` is any text. */
export type Container = 'pdf' | 'zip' | 'ole' | 'rtf' | 'plain' | 'other';

const SIGNATURES: readonly [Container, readonly number[]][] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['other', [0x89, 0x50, 0x4e, 0x47]],
  ['other', [0xff, 0xd8, 0xff]],
  ['other', [0x47, 0x49, 0x46, 0x38]],
  ['other', [0x52, 0x61, 0x72, 0x21]],
  ['other', [0x37, 0x7a, 0xbc, 0xaf]],
  ['other', [0x1f, 0x8b]],
  ['other', [0x7f, 0x45, 0x4c, 0x46]],
];

/** PDF readers take a header that stands a little into the file. */
const PDF_HEADER_WITHIN = 1024;

export function detectContainer(bytes: Uint8Array): Container {
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (found) return found[0];
  if (Buffer.from(bytes.subarray(0, PDF_HEADER_WITHIN)).includes('%PDF-')) return 'pdf';
  return 'plain';
}

/** Which kind of text this is, by its content first; the name only decides between Markdown, CSV and plain text. */
export function detectTextFormat(text: string, fileName: string | undefined): TextFormat {
  if (isMhtml(text)) return 'mhtml';
  const xml = xmlKind(text);
  if (xml) return xml;
  if (looksLikeHtml(text)) return 'html';
  const extension = extensionOf(fileName);
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (extension === 'md' || extension === 'markdown') return 'markdown';
  return 'text';
}

export type TextFormat = 'html' | 'csv' | 'markdown' | 'text' | 'mhtml' | 'flat-word' | 'word-2003' | 'sheet-2003' | 'xml';

/** An office file that is XML inside, by its outermost element; null for what is no XML, or a web page. */
function xmlKind(text: string): TextFormat | null {
  const head = text.slice(0, 4096).trimStart();
  if (!head.startsWith('<?xml') && !head.startsWith('<?mso-application')) return null;
  const root = /<(?![?!])(?:[\w-]+:)?([\w-]+)/.exec(head)?.[1];
  if (root === 'package') return 'flat-word';
  if (root === 'wordDocument') return 'word-2003';
  if (root === 'Workbook') return 'sheet-2003';
  return root === undefined || root.toLowerCase() === 'html' ? null : 'xml';
}

function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 4096).trimStart().toLowerCase();
  if (head.startsWith('<!doctype html') || head.startsWith('<html')) return true;
  return head.startsWith('<') && /<(?:html|head|body|div|p|table|meta|article|section|h[1-6])[\s>]/.test(head);
}

function extensionOf(fileName: string | undefined): string {
  const dot = fileName?.lastIndexOf('.') ?? -1;
  return dot < 0 ? '' : (fileName?.slice(dot + 1).toLowerCase() ?? '');
}

/** A sentence that names what was sent and what to send instead. */
export function refuseContainer(container: 'rtf' | 'other'): DocumentRefused {
  return container === 'rtf'
    ? new DocumentRefused(
        'file.unknown-format',
        'The file is rich text (RTF), which is not read. Save it as .docx and upload that.',
      )
    : new DocumentRefused('file.unknown-format');
}
