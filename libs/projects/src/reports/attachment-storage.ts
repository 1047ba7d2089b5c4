import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** The bytes of attachments, by id, below one folder, spread over 256 of it. A file is there as a whole or not at all. */
export class AttachmentStorage {
  constructor(private readonly folder: string) {}

  /** Takes the file away from where it lies. */
  async put(id: string, path: string): Promise<void> {
    const file = this.fileOf(id);
    await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
    // It may lie on another disk, so it is copied, and only then has its name.
    await copyFile(path, `${file}.part`);
    const copy = await open(`${file}.part`, 'r+');
    // For us only, whatever the rights of where it came from.
    await copy
      .chmod(0o600)
      .then(() => copy.sync())
      .finally(() => copy.close());
    await rename(`${file}.part`, file);
    await rm(path, { force: true });
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
