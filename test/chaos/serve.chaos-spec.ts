import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandLine, stop } from '../setup/command-line.js';
import { eventually } from '../setup/eventually.js';

let commandLine: CommandLine;

beforeEach(async () => {
  commandLine = await CommandLine.open();
});

afterEach(() => commandLine.close());

describe('duban serve', () => {
  it('takes over from a run that was killed', async () => {
    const killed = await commandLine.serveEmpty();
    killed.run.child.kill('SIGKILL');
    await killed.run.ended;
    expect(existsSync(path.join(commandLine.folder, '.duban/lock'))).toBe(true);
    const next = await commandLine.serveEmpty();
    expect((await fetch(`${next.url}/health/live`)).status).toBe(200);
    expect(next.run.stdout).not.toContain('First login');
    expect(await stop(next.run)).toBe(0);
  });

  it('breaks a demonstration off on Ctrl-C, and clears the half of it away at the next start', async () => {
    const demo = commandLine.start(['demo']);
    await eventually(() => expect(demo.stderr).toContain('2022-02'), { withinMs: 90_000 });
    expect(await stop(demo)).toBe(0);
    const { run } = await commandLine.serveEmpty();
    expect(run.stdout).toContain('First login');
    expect(existsSync(path.join(commandLine.folder, '.duban/outbox'))).toBe(false);
    expect(await stop(run)).toBe(0);
  });
});
