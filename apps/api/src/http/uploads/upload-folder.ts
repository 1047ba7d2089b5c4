import { createWriteStream, unlink } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
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
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const before = this.clock.now().getTime() - FORGOTTEN_AFTER_MS;
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => null);
      if (found && found.mtimeMs < before) await rm(path, { force: true });
    }
  }

  /** Called by multer for each file. */
  _handleFile: StorageEngine['_handleFile'] = (_request, file, done) => {
    file.path = join(this.folder, newId());
    const written = createWriteStream(file.path, { flags: 'wx', mode: 0o600 });
    pipeline(file.stream, written, (error) => done(error, { path: file.path, size: written.bytesWritten }));
  };

  /** Called by multer when the request fails. */
  _removeFile: StorageEngine['_removeFile'] = (_request, { path }, done) => unlink(path, done);
}
