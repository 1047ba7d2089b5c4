import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireHomeLock } from './home-lock.js';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'duban-home-'));
});

afterEach(() => rm(home, { recursive: true, force: true }));

describe('the lock of a home folder', () => {
  it('lets one program in and says who holds it', async () => {
    const lock = await acquireHomeLock(home);
    await expect(acquireHomeLock(home)).rejects.toThrow(new RegExp(`already running.*process ${process.pid}.*DUBAN_HOME`));
    await lock.release();
    await (await acquireHomeLock(home)).release();
  });

  it.each([
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, started: '1' })],
    ['a process number that another program has now', JSON.stringify({ pid: process.pid, started: '1' })],
    ['half a line', '{"pid":'],
  ])('takes over from %s', async (_name, content) => {
    await writeFile(join(home, 'lock'), content);
    await (await acquireHomeLock(home)).release();
  });

  it('says what to do where nothing can be written', async () => {
    await writeFile(join(home, 'file'), '');
    await expect(acquireHomeLock(join(home, 'file', 'below'))).rejects.toThrow(/can't be written.*DUBAN_HOME/);
  });
});
