import yauzl from 'yauzl';
import { LedgerRefused } from './refusal.js';

const MOST_PARTS = 5000;
/** Of all parts that are read, inflated; a ledger of ten thousand rows has some megabytes. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A zip of XML parts. Only what is asked for is inflated, and counted while it is: no part can claim to be small. */
export class OfficePackage {
  private left = MOST_BYTES;

  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
  ) {}

  /** @throws LedgerRefused `file.damaged`, `file.too-complex` */
  static async open(bytes: Uint8Array): Promise<OfficePackage> {
    const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
      yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, file) =>
        error ? reject(new LedgerRefused('file.damaged', { cause: error })) : resolve(file),
      );
    });
    if (zip.entryCount > MOST_PARTS) throw new LedgerRefused('file.too-complex');
    return new OfficePackage(zip, await entriesOf(zip));
  }

  /**
   * The text of a part, null when there is none of this name.
   * @throws LedgerRefused `file.damaged`, `file.too-complex`
   */
  async read(name: string): Promise<string | null> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return null;
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      this.zip.openReadStream(entry, (error, opened) =>
        error ? reject(new LedgerRefused('file.damaged', { cause: error })) : resolve(opened),
      );
    });
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.left -= chunk.length;
        // Leaving the loop ends the stream: nothing more is inflated.
        if (this.left < 0) throw new LedgerRefused('file.too-complex');
        chunks.push(chunk);
      }
    } catch (error) {
      throw error instanceof LedgerRefused ? error : new LedgerRefused('file.damaged', { cause: error });
    }
    return Buffer.concat(chunks).toString('utf8');
  }
}

function entriesOf(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  return new Promise((resolve, reject) => {
    zip.on('error', (error) => reject(new LedgerRefused('file.damaged', { cause: error })));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.set(entry.fileName.toLowerCase(), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}
