import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { StorageEngine } from 'multer';
import { Environment, newId, SystemClock } from '#platform';

/** What a process that died left behind is older. */
const FORGOTTEN_AFTER_MS = 3_600_000;

/** Where uploads lie until their request is done: as they come, so that no file is ever whole in memory. */
@Injectable()
export class UploadFolder implements StorageEngine, OnApplicationBootstrap {
  private readonly folder: string;

  constructor(
    { DUBAN_HOME }: Environment,
    private readonly clock: SystemClock,
  ) {
    this.folder = join(DUBAN_HOME, 'uploads');
  }

  async onApplicationBootstrap(): Promise<void> {
    const before = this.clock.now().getTime() - FORGOTTEN_AFTER_MS;
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => null);
      if (found && found.mtimeMs < before) await rm(path, { force: true });
    }
  }

  /** Called by multer for each file. */
  _handleFile: StorageEngine['_handleFile'] = (_request, file, done) => {
    const path = join(this.folder, newId());
    file.path = path;
    this.write(file.stream, path).then(
      (size) => done(null, { path, size }),
      (error: unknown) => done(error),
    );
  };

  /** Called by multer when the request fails. */
  _removeFile: StorageEngine['_removeFile'] = (_request, { path }, done) => {
    rm(path, { force: true }).then(() => done(null), done);
  };

  private async write(content: NodeJS.ReadableStream, path: string): Promise<number> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    await pipeline(content, file);
    return file.bytesWritten;
  }
}
