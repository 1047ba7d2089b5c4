import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandLine, stop } from '../setup/command-line.js';

const PLAN = path.resolve('test/fixtures/plans/000_9889dcd344a42c10.txt');

let commandLine: CommandLine;
let folder: string;

beforeEach(async () => {
  commandLine = await CommandLine.open();
  ({ folder } = commandLine);
});

afterEach(() => commandLine.close());

const duban: CommandLine['run'] = (...given) => commandLine.run(...given);

describe('duban', () => {
  it('explains every command with an example', async () => {
    const commands = [
      'serve',
      'worker',
      'migrate',
      'import',
      'extract',
      'export',
      'assign',
      'register',
      'take-over',
      'simulate',
      'demo',
    ];
    commands.push('admin', 'roster', 'calendar');
    const overview = await duban(['--help']);
    expect(overview.code).toBe(0);
    await Promise.all(
      commands.map(async (command) => {
        expect(overview.stdout).toContain(`  ${command}`);
        const help = await duban([command, '--help']);
        expect(help.code, command).toBe(0);
        expect(help.stdout, command).toMatch(/Examples?:\n {2}\S*.*duban /);
      }),
    );
  });

  it('ends wrong usage with 2, a fault of the input with 1 and one sentence, and keeps stdout clean', async () => {
    await writeFile(
      path.join(folder, 'picture.txt'),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
    );
    await writeFile(path.join(folder, 'rules.json'), '{ "leads": ');
    const usage = [
      [],
      ['fly'],
      ['extract'],
      ['extract', PLAN, '--year', 'soon'],
      ['extract', PLAN, '--csv', '--json'],
      ['simulate', '--plan', PLAN, '--from', '2022-02-30', '--to', '2022-03-01'],
    ];
    await Promise.all(
      usage.map(async (args) => expect(await duban(args), args.join(' ')).toMatchObject({ code: 2, stdout: '' })),
    );
    const faults: [string[], RegExp][] = [
      [['extract', 'missing.txt'], /^There is no file missing\.txt\. Check the name\.\n$/],
      [['extract', '.'], /^This is a folder/],
      [['extract', 'picture.txt'], /^The file is none of the formats.*\n$/],
      [
        ['simulate', '--plan', PLAN, '--rules', 'rules.json', '--from', '2022-01-17', '--to', '2022-03-01'],
        /^rules\.json is not JSON/,
      ],
    ];
    await Promise.all(
      faults.map(async ([args, sentence]) => {
        const { code, stdout, stderr } = await duban(args);
        expect({ code, stdout }, args.join(' ')).toEqual({ code: 1, stdout: '' });
        expect(stderr).toMatch(sentence);
      }),
    );
    expect(await duban(['migrate'], { PORT: 'http' })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('PORT') as string,
    });
  });

  it('extracts items without a database: table, CSV or JSON alone on stdout', async () => {
    const json = await duban(['extract', PLAN, '--year', '2022', '--json']);
    expect(json).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.stringify(JSON.parse(json.stdout))).toContain('启动碧道建设');
    const csv = await duban(['extract', PLAN, '--year', '2022', '--csv']);
    expect(csv.stdout.split('\n').length).toBeGreaterThan(100);
    expect((await duban(['extract', PLAN])).stdout).toContain('启动碧道建设');
    expect(existsSync(path.join(folder, '.duban'))).toBe(false);
  });

  it('writes the items as a ledger, and never over one that may have been filled in', async () => {
    await Promise.all(
      ['ledger.xlsx', 'ledger.docx', 'ledger.csv', 'ledger.json'].map(async (name) =>
        expect(await duban(['extract', PLAN, '--year', '2022', '-o', name]), name).toMatchObject({
          code: 0,
          stdout: '',
          stderr: expect.stringMatching(/^ledger\.\w+: 1\d\d 项\n$/) as string,
        }),
      ),
    );
    const filledIn = await readFile(path.join(folder, 'ledger.xlsx'));
    expect(filledIn.subarray(0, 2).toString()).toBe('PK');
    expect(await readFile(path.join(folder, 'ledger.csv'), 'utf8')).toMatch(/^\ufeff序号,领域\/条目,工作任务,/);

    const again = await duban(['extract', PLAN, '-o', 'ledger.xlsx']);
    expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('--force') as string });
    expect(await readFile(path.join(folder, 'ledger.xlsx'))).toEqual(filledIn);
    expect((await duban(['extract', PLAN, '-o', 'ledger.csv', '--force'])).code).toBe(0);
    expect(await duban(['extract', PLAN, '-o', 'ledger.pdf'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('.xlsx') as string,
    });
  });

  it('says at once that the port is taken, and how to go on', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr } = await duban(['serve'], { PORT: String(port) });
    other.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(`Port ${port} is in use by another program. Stop it, or choose another: PORT=${port + 1} npm start\n`);
    expect(existsSync(path.join(folder, '.duban'))).toBe(false);
  });

  it('says that the home folder can not be written to', async () => {
    await writeFile(path.join(folder, 'file'), '');
    const { code, stderr } = await duban(['serve'], { PORT: '0', DUBAN_HOME: 'file/home' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The folder .*file\/home can't be written.*DUBAN_HOME/);
  });

  it('serves, is asked by other commands, stops on Ctrl-C, and finds its data again', async () => {
    const { run, url } = await commandLine.serveEmpty();
    expect(run.stdout).toMatch(/admin \/ \S{16}/);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);

    const twice = await duban(['serve'], { PORT: '0' });
    expect(twice).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Duban is already running in \.duban \(process \d+\)/) as string,
    });

    const imported = await duban(['import', PLAN, '--year', '2022']);
    expect(imported).toMatchObject({ code: 0, stderr: expect.stringContaining('100%') as string });
    expect(JSON.parse(imported.stdout)).toMatchObject({ state: 'review', planYear: 2022 });

    expect(await stop(run)).toBe(0);
    expect(existsSync(path.join(folder, '.duban/lock'))).toBe(false);
    expect(existsSync(path.join(folder, '.duban/run.json'))).toBe(false);

    const again = await duban(['import', PLAN, '--year', '2022']);
    expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('was imported before') as string });
  });

  it('takes a ledger back that was extracted, filled in and sent, and writes the plan out again', async () => {
    await duban(['extract', PLAN, '--year', '2022', '-o', 'ledger.csv']);
    const { run } = await commandLine.serveEmpty();
    const { id } = JSON.parse((await duban(['import', PLAN, '--year', '2022'])).stdout) as { id: string };
    const csv = await readFile(path.join(folder, 'ledger.csv'), 'utf8');
    await writeFile(
      path.join(folder, 'filled.csv'),
      csv.replace(/(启动碧道建设,[^,]*),[^,]*,([^,]*,[^,]*),[^,]*,/, '$1,没有的局,$2,,'),
    );
    const faulty = await duban(['assign', 'filled.csv', '--plan', id]);
    expect(faulty, faulty.stderr).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/E\d+ +没有的局 +没有名为“没有的局”的部门/) as string,
    });
    await writeFile(
      path.join(folder, 'filled.csv'),
      csv.replace(/(启动碧道建设,[^,]*,[^,]*,[^,]*,[^,]*),[^,]*,/, '$1,2022-10-31,'),
    );
    expect((await duban(['assign', 'filled.csv', '--plan', id, '--dry-run'])).stdout).toMatch(/^将分派 1 项/);
    expect((await duban(['assign', 'filled.csv', '--plan', id])).stdout).toMatch(/^已分派 1 项，未变 \d+ 项，未采用 0 处。\n$/);
    expect((await duban(['assign', 'filled.csv', '--plan', id])).stdout).toMatch(/^已分派 0 项/);
    expect(await duban(['export', '--plan', id, '-o', 'out.csv'])).toMatchObject({ code: 0, stdout: '' });
    expect(await readFile(path.join(folder, 'out.csv'), 'utf8')).toMatch(/,启动碧道建设,[^\r]*,2022-10-31,/);
    expect(await stop(run)).toBe(0);
  });

  it('never lets a demonstration replace real data', async () => {
    const { run } = await commandLine.serveEmpty();
    expect(await duban(['demo'])).toMatchObject({ code: 1, stderr: expect.stringContaining('Stop it') as string });
    expect(await stop(run)).toBe(0);
    expect(await duban(['demo'])).toMatchObject({ code: 1, stderr: expect.stringContaining('real data') as string });
  });

  it('reads a .env file', async () => {
    await writeFile(path.join(folder, '.env'), 'DUBAN_HOME=elsewhere\n');
    expect(await duban(['migrate'])).toMatchObject({ code: 0, stderr: expect.stringContaining('duban admin create') });
    expect((await readFile(path.join(folder, 'elsewhere/secret'), 'utf8')).length).toBeGreaterThan(31);
  });
});
