import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** The bytes of attachments, by id, below one folder, spread over 256 of it. A file is there as a whole or not at all. */
export class AttachmentStorage {
  constructor(private readonly folder: string) {}

  async put(id: string, content: Buffer): Promise<void> {
    const file = this.fileOf(id);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(`${file}.part`, content, { flush: true });
    await rename(`${file}.part`, file);
  }

  read(id: string): Readable {
    return createReadStream(this.fileOf(id));
  }

  async remove(id: string): Promise<void> {
    await rm(this.fileOf(id), { force: true });
  }

  /** Ids are ours, made of hexadecimal digits: none leads out of the folder. */
  private fileOf(id: string): string {
    return join(this.folder, id.slice(-2), id);
  }
}
