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

/** Longer than any name of a part: it may lie across two chunks. */
const OVERLAP = 64;

/**
 * Tells the media type of a file from its bytes, as they come.
 *
 *     const detector = new MediaTypeDetector();
 *     for await (const chunk of file) detector.take(chunk);
 *     detector.end(); // or DomainError `attachment.type` for all that is no document, table, picture or plain text
 */
export class MediaTypeDetector {
  private found: string | undefined;
  private isZip = false;
  private isText = true;
  private isFirst = true;
  private last: Buffer = Buffer.alloc(0);
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  take(chunk: Buffer): void {
    if (this.isFirst) this.begin(chunk);
    if (this.found) return;
    if (this.isZip) this.lookForPart(chunk);
    else if (this.isText) this.readText(chunk);
  }

  /** @throws DomainError `attachment.type` */
  end(): string {
    if (this.found) return this.found;
    if (!this.isZip) this.readText();
    return !this.isZip && this.isText ? 'text/plain; charset=utf-8' : refuse();
  }

  private begin(chunk: Buffer): void {
    this.isFirst = false;
    this.found = SIGNATURES.find(([, signature]) => startsWith(chunk, signature))?.[0];
    this.isZip = startsWith(chunk, ZIP);
    if (/^\s*<|^#!|^MZ/.test(chunk.toString('latin1', 0, 1000))) this.isText = false;
  }

  private lookForPart(chunk: Buffer): void {
    const bytes = Buffer.concat([this.last, chunk]);
    this.found = PARTS.find(([, part]) => bytes.includes(part))?.[0];
    this.last = bytes.subarray(-OVERLAP);
  }

  private readText(chunk?: Buffer): void {
    try {
      this.decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      this.isText = false;
    }
    if (chunk?.includes(0)) this.isText = false;
  }
}

function startsWith(content: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, at) => content[at] === byte);
}

function refuse(): never {
  throw new DomainError(
    'attachment.type',
    'This kind of file is not taken. Attach PDF, Word, Excel, PowerPoint, WPS, OFD, PNG, JPEG or plain text (UTF-8).',
  );
}
