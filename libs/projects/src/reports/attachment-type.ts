import { DomainError } from '#platform';

/** What may be attached: documents, tables, pictures. By content; a name proves nothing. */
const SIGNATURES: readonly [mediaType: string, signature: readonly number[]][] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['application/x-ole-storage', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Office packages are ZIP files; which one, its parts say. */
const PARTS: readonly [mediaType: string, part: string][] = [
  [`${OFFICE}.wordprocessingml.document`, 'word/document.xml'],
  [`${OFFICE}.spreadsheetml.sheet`, 'xl/workbook.xml'],
  [`${OFFICE}.presentationml.presentation`, 'ppt/presentation.xml'],
  ['application/ofd', 'OFD.xml'],
];

/**
 * The media type of a file, told by its bytes.
 * @throws DomainError `attachment.type` for all that is no document, table, picture or plain text
 */
export function mediaTypeOf(content: Buffer): string {
  const found = SIGNATURES.find(([, signature]) => startsWith(content, signature))?.[0];
  if (found) return found;
  if (startsWith(content, ZIP)) return officeType(content) ?? refuse();
  return isText(content) ? 'text/plain; charset=utf-8' : refuse();
}

function startsWith(content: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, at) => content[at] === byte);
}

function officeType(content: Buffer): string | undefined {
  return PARTS.find(([, part]) => content.includes(part))?.[0];
}

function isText(content: Buffer): boolean {
  const text = content.toString('utf8');
  return !text.includes('\uFFFD') && !text.includes('\0') && !/^\s*<|^#!|^MZ/.test(text);
}

function refuse(): never {
  throw new DomainError(
    'attachment.type',
    'This kind of file is not taken. Attach PDF, Word, Excel, PowerPoint, WPS, OFD, PNG, JPEG or plain text (UTF-8).',
  );
}
