import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { BreakableLine } from '../../apps/api/test/breakable-line.js';
import { CommandLine, type Run } from '../setup/command-line.js';
import { freshDatabase } from '../setup/database.js';
import { eventually } from '../setup/eventually.js';
import { TransactionPooler } from '../setup/transaction-pooler.js';

const SECRET = { DUBAN_SECRET: 'a secret that is long enough for a test' };
const redisUrl = inject('redisUrl');
const withRedis = describe.skipIf(redisUrl === null);

let commandLine: CommandLine;

beforeEach(async () => {
  commandLine = await CommandLine.open();
});

afterEach(() => commandLine.close());

/** One sentence, the exit code for what is not the program's fault, and no stack. */
async function expectSentence(args: string[], variables: Record<string, string>, sentence: RegExp): Promise<void> {
  const { code, stderr } = await commandLine.run(args, variables);
  expect({ args, code, stderr }).toEqual({ args, code: 1, stderr: expect.stringMatching(sentence) });
  expect(stderr).not.toMatch(/\n\s+at |went wrong inside/);
}

/** A Redis of this test on a port of its own. */
async function startRedis(port: number, ...settings: string[]): Promise<ChildProcess> {
  const child = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no', ...settings], {
    stdio: 'ignore',
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await once(child, 'exit').catch(() => undefined);
  });
  await eventually(() => once(connect(port, '127.0.0.1'), 'connect'));
  return child;
}

describe('a server that can not be used', () => {
  it('is told in one sentence by whichever program needs it', async () => {
    const database = await freshDatabase();
    onTestFinished(() => database.drop());
    const away = { ...SECRET, DATABASE_URL: 'postgres://duban:x@127.0.0.1:1/duban' };
    const noQueue = { ...SECRET, DATABASE_URL: database.url, REDIS_URL: 'redis://127.0.0.1:1' };
    const pooler = await TransactionPooler.before(database.url);
    onTestFinished(() => pooler.close());
    const pooled = { ...SECRET, DATABASE_URL: pooler.url };
    for (const args of [['serve', '--empty'], ['worker'], ['migrate'], ['admin', 'create']])
      await expectSentence(
        args,
        { ...away, PORT: '0' },
        /^No PostgreSQL answers at 127\.0\.0\.1:1 \(DATABASE_URL\)\. Start it, .*\n$/,
      );
    for (const args of [['serve', '--empty'], ['worker'], ['migrate']]) {
      await expectSentence(
        args,
        { ...noQueue, PORT: '0' },
        /^No Redis answers at 127\.0\.0\.1:1 \(REDIS_URL\)\. Start it, .*\n$/,
      );
      await expectSentence(args, { ...pooled, PORT: '0' }, /^DATABASE_URL leads through a pooler .*\n$/);
    }
  });

  it('is told by the programs of their own as well', async () => {
    for (const program of ['api', 'worker'] as const) {
      const run = commandLine.startProgram(program, { ...SECRET, DATABASE_URL: 'postgres://duban:x@127.0.0.1:1/duban' });
      expect(await run.ended).toBe(1);
      expect(run.stderr).toMatch(
        new RegExp(`^duban ${program}: No PostgreSQL answers at 127\\.0\\.0\\.1:1 \\(DATABASE_URL\\)[^\\n]*\\n$`),
      );
    }
  });
});

describe('duban doctor', () => {
  it('has a line for each thing, and says what to do about what is wrong', async () => {
    const database = await freshDatabase();
    onTestFinished(() => database.drop());
    const variables = { ...SECRET, DATABASE_URL: database.url, REDIS_URL: 'redis://127.0.0.1:1', PORT: '0' };
    const { code, stdout } = await commandLine.run(['doctor'], variables);
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(1);
    expect(lines.map((line) => line.slice(0, 1)).join('')).toBe('✓✓✓✗✓✓✗');
    expect(lines[3]).toMatch(/queue: No Redis answers at 127\.0\.0\.1:1/);
    expect(lines[6]).toMatch(/administrator: .*duban admin create/);
    expect(stdout).not.toContain(new URL(database.url).password);
    await commandLine.run(['admin', 'create'], variables);
    const well = await commandLine.run(['doctor'], { ...SECRET, DATABASE_URL: database.url, PORT: '0' });
    expect([well.code, well.stdout.includes('✗')]).toEqual([0, false]);
  });
});

withRedis('a first start that fails half-way', () => {
  it('leaves no administrator whose password nobody saw: the start that succeeds shows the first login', async () => {
    await startRedis(7391, '--maxmemory-policy', 'allkeys-lru');
    const variables = { REDIS_URL: 'redis://127.0.0.1:7391', PORT: '0' };
    await expectSentence(['serve', '--empty'], variables, /maxmemory-policy allkeys-lru .* noeviction/);
    const redis = new Redis(7391);
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    redis.disconnect();
    const run = commandLine.start(['serve', '--empty'], variables);
    const [, password = ''] = await eventually(
      () => /admin \/ (\S+)/.exec(run.stdout) ?? Promise.reject(new Error(`no login: ${run.stderr}`)),
      { withinMs: 90_000 },
    );
    const url = /http:\/\/localhost:\d+/.exec(run.stdout)?.[0] ?? '';
    const body = JSON.stringify({ login: 'admin', password });
    const login = await fetch(`${url}/v1/login`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    expect(await login.json()).toMatchObject({ mustChangePassword: true });
    const home = path.join(commandLine.folder, '.duban');
    for (const [name, mode] of [
      ['secret', 0o600],
      ['run.json', 0o600],
      ['lock', 0o600],
      ['uploads', 0o700],
    ] as const)
      expect([name, ((await stat(path.join(home, name))).mode & 0o777).toString(8)]).toEqual([name, mode.toString(8)]);
  });

  it('asks for the password of a Redis that has one', async () => {
    await startRedis(7392, '--requirepass', 'geheim');
    const database = await freshDatabase();
    onTestFinished(() => database.drop());
    const variables = { ...SECRET, DATABASE_URL: database.url };
    await expectSentence(['worker'], { ...variables, REDIS_URL: 'redis://127.0.0.1:7392' }, /asks for a password/);
    await expectSentence(['worker'], { ...variables, REDIS_URL: 'redis://:wrong@127.0.0.1:7392' }, /refuses user or password/);
  });
});

it('a home folder that can not be written is told in one sentence', async () => {
  if (process.getuid?.() === 0) return; // Root may write anywhere.
  await mkdir(path.join(commandLine.folder, '.duban'));
  await chmod(path.join(commandLine.folder, '.duban'), 0o500);
  await expectSentence(['serve', '--empty'], { PORT: '0' }, /can't be written/);
});

withRedis('a stop', () => {
  const PROGRAMS = { api: /api ready/, worker: /worker ready/, serve: /Ctrl-C/ } as const;

  async function start(program: keyof typeof PROGRAMS, variables: Record<string, string>): Promise<Run> {
    const log = { LOG_LEVEL: 'info', PORT: '0' };
    const run =
      program === 'serve'
        ? commandLine.start(['serve', '--empty'], { ...variables, ...log })
        : commandLine.startProgram(program, { ...variables, ...log });
    await eventually(() => expect(run.stdout + run.stderr).toMatch(PROGRAMS[program]), { withinMs: 90_000 });
    return run;
  }

  it.each(Object.keys(PROGRAMS) as (keyof typeof PROGRAMS)[])(
    'of %s ends in 15 seconds, whichever server is down, and logs little',
    async (program) => {
      for (const down of ['nothing', 'Redis', 'PostgreSQL', 'both']) {
        const database = await freshDatabase();
        const lines = { PostgreSQL: await BreakableLine.to(database.url), Redis: await BreakableLine.to(redisUrl ?? '') };
        const run = await start(program, { ...SECRET, DATABASE_URL: lines.PostgreSQL.url, REDIS_URL: lines.Redis.url });
        if (down !== 'nothing')
          for (const [name, line] of Object.entries(lines)) if (down === name || down === 'both') await line.cut();
        await new Promise((resolve) => setTimeout(resolve, down === 'nothing' ? 0 : 3000));
        const begun = performance.now();
        run.child.kill('SIGTERM');
        await run.ended;
        const seconds = (performance.now() - begun) / 1000;
        expect({ down, ended: seconds < 15 }, `${seconds} s\n${run.stderr.slice(-2000)}`).toEqual({ down, ended: true });
        expect(run.stderr.split('\n').length, run.stderr.slice(0, 3000)).toBeLessThan(200);
        await Promise.all(Object.values(lines).map((line) => line.cut().catch(() => undefined)));
        await database.drop();
      }
    },
  );
});
