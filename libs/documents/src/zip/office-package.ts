import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { Limits } from '../document/limits.js';
import { DocumentRefused } from '../document/refusal.js';
import type { PartSource } from '../xml/part-source.js';
import { parseXml, type XmlElement } from '../xml/parse-xml.js';

const MB = 1024 * 1024;
const ENCRYPTED = 1;

/** What bounds the inflating of a package. */
export type PackageLimits = Pick<Limits, 'maxEntries' | 'maxExpandedBytes' | 'maxRatio'>;

/** The parts of a zip package. What is inflated is counted while it is, so that no claim of the file is trusted. */
export class OfficePackage implements PartSource {
  private expanded = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: PackageLimits,
  ) {}

  /** @throws DocumentRefused `file.damaged`, `file.encrypted`, `file.too-complex` */
  static async open(bytes: Uint8Array, limits: PackageLimits): Promise<OfficePackage> {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
    }).catch(damaged);
    if (zip.entryCount > limits.maxEntries) throw tooManyParts();
    return new OfficePackage(zip, await readEntries(zip, limits).catch(damaged), limits);
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** A part as text, null when there is none. */
  async text(name: string): Promise<string | null> {
    const bytes = await this.bytes(name);
    if (bytes === null) return null;
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return new TextDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
  }

  /** A part as a tree, null when there is none. @throws DocumentRefused `file.damaged` */
  async xml(name: string): Promise<XmlElement | null> {
    const text = await this.text(name);
    return text === null ? null : parseXml(text);
  }

  private async bytes(name: string): Promise<Buffer | null> {
    const entry = this.entries.get(name) ?? this.entries.get(this.otherCase(name) ?? '');
    if (!entry) return null;
    const chunks: Buffer[] = [];
    await this.inflate(entry, (chunk) => chunks.push(chunk));
    return Buffer.concat(chunks);
  }

  /** Some programs write names in another case than they refer to them. */
  private otherCase(name: string): string | undefined {
    return this.names.find((one) => one.toLowerCase() === name.toLowerCase());
  }

  private async inflate(entry: Entry, take: (chunk: Buffer) => void): Promise<void> {
    const stream = await this.zip.openReadStreamPromise(entry).catch(damaged);
    let size = 0;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length;
        this.expanded += chunk.length;
        if (this.isBomb(size, entry)) throw new DocumentRefused('file.too-complex');
        take(chunk);
      }
    } catch (error) {
      damaged(error);
    }
  }

  private isBomb(size: number, entry: Entry): boolean {
    if (this.expanded > this.limits.maxExpandedBytes) return true;
    return size > MB && size > entry.compressedSize * this.limits.maxRatio;
  }
}

async function readEntries(zip: ZipFile, limits: PackageLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    if (++count > limits.maxEntries) throw tooManyParts();
    if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new DocumentRefused('file.encrypted');
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry);
  }
  return entries;
}

function tooManyParts(): DocumentRefused {
  return new DocumentRefused('file.too-complex');
}

function damaged(error: unknown): never {
  if (error instanceof DocumentRefused) throw error;
  throw new DocumentRefused('file.damaged', undefined, { cause: error });
}
